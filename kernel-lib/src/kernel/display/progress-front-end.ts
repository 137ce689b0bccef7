import { FRONT_END, type FrontEnd } from '../../progress/front-end.js';
import type { Interruptions } from '../execution/interruptions.js';
import type { Publisher } from '../publisher.js';

/** Lets the library of this process show progress under the cell that makes it. */
export function installFrontEnd(publisher: Publisher, interruptions: Interruptions): void {
  const front: FrontEnd = {
    show: (data, display_id, update) =>
      publisher.show(update ? 'update_display_data' : 'display_data', {
        data,
        metadata: {},
        transient: { display_id },
      }),
    onInterrupt: (interrupted) => interruptions.listen(interrupted),
  };
  Object.defineProperty(globalThis, FRONT_END, { value: front, configurable: true });
}
