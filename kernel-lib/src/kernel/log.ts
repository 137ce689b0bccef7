import { writeSync } from 'node:fs';

let debugging = false;

/** Switches {@link debug} on; `shiftbook-kernel --debug` does. */
export function enableDebug(): void {
  debugging = true;
}

/**
 * One line to the process's own stderr, which Jupyter's server shows in its log. `process.stderr` itself belongs to
 * cells. Never give it message contents: they may hold what a user typed.
 */
export function log(line: string): void {
  try {
    writeSync(2, `[shiftbook] ${line}\n`);
  } catch {
    // Whoever started the kernel closed its stderr: there is nowhere left to say anything.
  }
}

/** Like {@link log}, with `--debug` only. */
export function debug(line: string): void {
  if (debugging) log(line);
}
