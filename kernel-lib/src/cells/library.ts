import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the library stands that cells import as `shiftbook`: the very one that the kernel itself runs. */
export interface LibraryPlace {
  /** Folder of `index.js` and `index.d.ts`, with a slash at the end. */
  readonly folder: URL;
}

/** Packages of the library that a cell may import where the notebook's folder has none of its own. */
export const LENT_PACKAGES: readonly string[] = ['apache-arrow', 'danfojs-node', 'tslab'];

/** `apache-arrow` of `apache-arrow/type`; `@types/node` of `@types/node/fs`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** A file of the library, as a path. */
export const libraryFile = (library: LibraryPlace, name: string): string =>
  fileURLToPath(new URL(name, library.folder));

/** Version of the library, as its package says. */
export function libraryVersion(library: LibraryPlace): string {
  const text = readFileSync(libraryFile(library, '../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
