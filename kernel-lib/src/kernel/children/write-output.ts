import type { StreamName } from './inherited.js';

/** Shows what a child wrote to one of the kernel's streams. */
export type WriteOutput = (stream: StreamName, text: string) => void;
