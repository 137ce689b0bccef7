import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(?<folder>.*node_modules\/(?<name>(?:@[^/]+\/)?[^/]+))\//;

/** Licences of all packages that bundles took in, in one file beside them. */
export async function writeNotices(metafiles, file) {
  const folders = new Map();
  for (const path of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    const { folder, name } = PACKAGE.exec(path)?.groups ?? {};
    if (name !== undefined) folders.set(name, join(process.cwd(), folder));
  }
  const notices = [];
  for (const [name, folder] of [...folders].sort(([a], [b]) => a.localeCompare(b))) {
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const texts = (await readdir(folder)).filter((entry) => /^(licen[sc]e|notice)/i.test(entry));
    notices.push(`${name} ${version} (${JSON.stringify(license ?? 'see its text')})`);
    for (const text of texts) notices.push(await readFile(join(folder, text), 'utf8'));
  }
  await writeFile(file, `${notices.join('\n\n')}\n`);
}
