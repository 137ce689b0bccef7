import type { CatalogView } from '../../sql/completion/catalog-view.js';
import type { KnownCatalog } from './known-catalog.js';

/**
 * Asks a catalogue by what it knows. Where it lacks something, it is asked again when that has come, unless `patience`
 * ends before; fetching then goes on in the background, for the next time.
 *
 * @param patience when the answer must be there, whatever is known by then
 * @param ask answers at once
 */
export async function askCatalog<T>(
  known: Pick<KnownCatalog, 'lacks' | 'refresh' | 'view'>,
  patience: Promise<unknown>,
  ask: (view: CatalogView) => T,
): Promise<T> {
  const fetched = known.refresh();
  if (known.lacks) await Promise.race([fetched, patience]);
  const answer = ask(known.view);
  // What the answer itself asked for, such as the columns of a table of a large schema.
  const more = known.refresh();
  if (!known.lacks) return answer;
  await Promise.race([more, patience]);
  return ask(known.view);
}
