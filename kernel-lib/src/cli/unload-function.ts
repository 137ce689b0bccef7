import { writeFile } from 'node:fs/promises';
import { unloadFunction } from '../lambda/unload-function.js';

const USAGE = `Usage: shiftbook unload-function FILE.zip

  Writes the code of a Lambda function that runs UNLOAD by the Redshift Data API.
`;

/**
 * `shiftbook unload-function`: says how the function is to be created.
 *
 * @returns the exit code: 0, or 2 for wrong arguments.
 */
export async function unloadTo([file, ...more]: string[]): Promise<number> {
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { zip, handler, runtime } = await unloadFunction();
  await writeFile(file, zip);
  process.stdout.write(`${file}: runtime ${runtime}, handler ${handler}\n`);
  return 0;
}
