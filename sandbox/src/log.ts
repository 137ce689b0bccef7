import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes lines with the time to the sandbox's log. A line that cannot be written is dropped: the disk may be full. */
export function logTo(directory: string): (line: string) => void {
  const file = join(directory, 'sandbox.log');
  return (line) => {
    try {
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch (error) {
      process.emitWarning(`The sandbox log ${file} cannot be written: ${String(error)}`);
    }
  };
}
