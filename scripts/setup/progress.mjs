/** A failure that the user can mend: printed as one line, without a stack. */
export class SetupError extends Error {}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and tells on one line what it is and how long it took. `work` may return a text that says why there
 * was nothing to do, or what was found.
 */
export async function step(title, work) {
  const start = performance.now();
  const live = process.stdout.isTTY;
  process.stdout.write(live ? `· ${title} …` : `· ${title}\n`);
  try {
    const note = await work();
    const line = `✓ ${title}${typeof note === 'string' && note !== '' ? ` (${note})` : ''}  ${seconds(start)}`;
    process.stdout.write(live ? `\r\x1b[K${line}\n` : `${line}\n`);
    return note;
  } catch (error) {
    process.stdout.write(live ? `\r\x1b[K✗ ${title}\n` : `✗ ${title}\n`);
    throw error;
  }
}

/** Runs `main`, which may return an exit code; a {@link SetupError} becomes its one line and exit code 1. */
export async function run(main) {
  try {
    const code = await main();
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
