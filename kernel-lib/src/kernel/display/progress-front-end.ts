import { FRONT_END, type FrontEnd } from '../../progress/front-end.js';
import type { Interruptions } from '../execution/interruptions.js';
import type { Publisher } from '../publisher.js';
import { displayData } from './display-data.js';

/** Lets the library of this process show progress under the cell that makes it. */
export function installFrontEnd(publisher: Publisher, interruptions: Interruptions): void {
  const front: FrontEnd = {
    show: (data, id, update) => publisher.show(...displayData({ data, metadata: {}, id, update })),
    onInterrupt: (interrupted) => interruptions.listen(interrupted),
  };
  Object.defineProperty(globalThis, FRONT_END, { value: front, configurable: true });
}
