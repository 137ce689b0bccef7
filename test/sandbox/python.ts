import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const near = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.venv', 'bin', 'python');

/** A Python that has boto3 and psycopg2: `PYTHON`, else that of the repository's .venv. */
export function python(): string {
  const found = process.env.PYTHON ?? near;
  if (process.env.PYTHON === undefined && !existsSync(near)) {
    throw new Error(`There is no ${near}; run \`npm start\` once, or name a Python in PYTHON.`);
  }
  return found;
}
