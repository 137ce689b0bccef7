import type { Candidate } from './candidate.js';

/** More are of no use to anybody. */
const MOST = 500;

/** How long a prefix must be to be looked for within names. */
const LONG = 2;

/** How well a name fits a prefix: 0 it begins with it, 1 a word in it does; nothing where neither. */
function fit(name: string, prefix: string): number | undefined {
  const folded = name.toLowerCase();
  if (folded.startsWith(prefix)) return 0;
  return prefix.length >= LONG && folded.includes(`_${prefix}`) ? 1 : undefined;
}

const SEARCHED = new Set(['column', 'table', 'view', 'external table', 'cte']);

/**
 * The candidates that fit a prefix, each once: first those that begin with it, in the order given; then columns and
 * tables of which a later word does, as `price` in `total_price`.
 */
export function matching(candidates: Iterable<Candidate>, prefix: string): readonly Candidate[] {
  const sought = prefix.toLowerCase();
  const found: [Candidate[], Candidate[]] = [[], []];
  const texts = new Set<string>();
  for (const candidate of candidates) {
    const how = fit(candidate.name, sought);
    if (how === undefined || texts.has(candidate.text)) continue;
    if (how === 1 && !SEARCHED.has(candidate.kind)) continue;
    texts.add(candidate.text);
    found[how === 0 ? 0 : 1].push(candidate);
  }
  return found.flat().slice(0, MOST);
}
