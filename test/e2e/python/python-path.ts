import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../kernel/running-kernel';

/**
 * A `PYTHONPATH` by which Python finds this repository's package as if it were installed, its entry points included.
 *
 * @param folder where what an installed package says of itself is written
 */
export async function pythonPath(folder: string): Promise<string> {
  await promisify(execFile)(
    join(root, '.venv/bin/python'),
    [join(root, 'test/e2e/python/write_metadata.py'), folder],
    { cwd: root },
  );
  return `${folder}:${root}`;
}
