import type { KnownColumn } from '../catalog-view.js';
import type { Relation } from '../query/query.js';
import { type Columns, sameName } from '../scope/columns.js';
import type { Names, Scope } from '../scope/scope.js';
import { type Candidate, written } from './candidate.js';

/** A column as a candidate. */
export const columnCandidate = ({ name, type }: KnownColumn, quoted = false): Candidate => ({
  text: written(name, quoted),
  name,
  kind: 'column',
  detail: type ?? '',
});

/** Columns of one relation. */
export const columnsOf = (
  relation: Relation,
  names: Names,
  columns: Columns,
  quoted: boolean,
): Candidate[] =>
  columns.ofRelation(relation, names).map((column) => columnCandidate(column, quoted));

/** Names that `join … using (…)` makes one. */
function usedNames({ block }: Scope): ReadonlySet<string> {
  const using = block.clauses.filter(({ name }) => name === 'using');
  return new Set(
    using.flatMap(({ items: [group] }) =>
      group?.kind === 'group'
        ? group.items.flatMap((item) => (item.kind === 'group' ? [] : [item.text]))
        : [],
    ),
  );
}

/** Columns of the relations of one block; one that several have is qualified, so that it is clear which is meant. */
function ofBlock(scope: Scope, columns: Columns, quoted: boolean): Candidate[] {
  const { relations, target } = scope.block;
  const all = relations.length === 0 && target !== undefined ? [target] : relations;
  const found = all.map((relation) => ({
    relation,
    columns: columns.ofRelation(relation, scope.names),
  }));
  const owners = new Map<string, number>();
  for (const { columns: own } of found) {
    for (const { name } of own) owners.set(name, (owners.get(name) ?? 0) + 1);
  }
  const used = usedNames(scope);
  return found.flatMap(({ relation, columns: own }) =>
    own.map((column): Candidate => {
      const plain = columnCandidate(column, quoted);
      const shared = (owners.get(column.name) ?? 0) > 1 && !used.has(column.name);
      if (!shared || quoted || relation.name === undefined) return plain;
      return { ...plain, text: `${written(relation.name)}.${plain.text}` };
    }),
  );
}

/** Columns that an operand may name: those of the block, then those of the blocks around it. */
export function* columnsInScope(
  scope: Scope,
  columns: Columns,
  quoted: boolean,
): Generator<Candidate> {
  const hidden = new Set<string>();
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = ofBlock(at, columns, quoted).filter(({ name }) => !hidden.has(name));
    yield* found;
    for (const { name } of found) hidden.add(name);
  }
}

/** Columns that the relation joined last shares with those before it. */
export function sharedColumns(scope: Scope, columns: Columns, quoted: boolean): Candidate[] {
  const { relations } = scope.block;
  const last = relations.at(-1);
  if (last === undefined) return [];
  const before = relations
    .slice(0, -1)
    .flatMap((relation) => columns.ofRelation(relation, scope.names));
  return columns
    .ofRelation(last, scope.names)
    .filter(({ name }) => before.some((column) => sameName(column.name, name)))
    .map((column) => columnCandidate(column, quoted));
}

/** Clauses that may use what the select list names. */
const USES_ALIASES: ReadonlySet<string> = new Set([
  'select',
  'group by',
  'order by',
  'having',
  'qualify',
]);

/** Aliases of the select list. */
export const selectAliases = ({ block, clause }: Scope, quoted: boolean): Candidate[] =>
  USES_ALIASES.has(clause?.name ?? '')
    ? block.selected.flatMap(({ name, aliased, type }): Candidate[] =>
        aliased && name !== undefined
          ? [{ text: written(name, quoted), name, kind: 'alias', detail: type ?? '' }]
          : [],
      )
    : [];

/** Names that columns may be qualified by. */
export function* qualifiers(scope: Scope, quoted: boolean): Generator<Candidate> {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    for (const { name, aliased, source } of at.block.relations) {
      if (name === undefined) continue;
      const detail = aliased && source.kind === 'table' ? source.path.join('.') : '';
      yield { text: written(name, quoted), name, kind: 'alias', detail };
    }
  }
}
