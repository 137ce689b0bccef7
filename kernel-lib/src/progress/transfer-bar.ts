import { frontEnd } from './front-end.js';
import { progress } from './progress.js';
import type { ProgressBar } from './progress-bar.js';

/**
 * A bar for rows on their way, in front of somebody; none in a program that runs elsewhere, which prints no more than it
 * was told to.
 */
export const transferBar = (description: string, total: number): ProgressBar | undefined =>
  frontEnd() === undefined ? undefined : progress.start({ description, unit: 'rows', total });
