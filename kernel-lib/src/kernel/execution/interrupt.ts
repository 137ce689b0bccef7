import { cancelRunning } from '../../redshift/running.js';
import type { Engine } from '../language/engine.js';
import { log } from '../log.js';
import { clearTimeout, setTimeout } from '../originals.js';
import type { Questions } from '../stdin/questions.js';

/** How long a cell may hang on a server that does not answer to the cancelling of its statement, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * The main thread's part of an interrupt: statements are cancelled on their servers and questions ended, then the cell is free. What looped
 * was stopped before, by the channel thread.
 */
export async function interrupt(
  engine: Engine | undefined,
  questions: Pick<Questions, 'interrupt'>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  const cancelled = cancelRunning().catch((error: unknown) => {
    log(`A statement could not be cancelled: ${String(error)}`);
  });
  const answered = Promise.race([cancelled, patience]).finally(() => clearTimeout(timer));
  const cleared = Promise.all([answered, questions.interrupt()]);
  await engine?.interrupt(cleared);
  await cleared;
}
