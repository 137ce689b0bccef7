import type { Token } from '../tokens/token.js';
import { clauseStart } from './clause-start.js';
import { groupItems } from './group.js';
import { type Group, type Item, splitAtCommas, wordAt } from './item.js';
import type { Block, Clause, ClauseName, Cte, Query } from './query.js';
import { readRelations } from './read-relations.js';
import { readSelectItem } from './read-select-item.js';
import { readWith } from './read-with.js';

const SET_OPERATORS = new Set(['union', 'intersect', 'except', 'minus']);

const read = new WeakMap<Group, Query>();

/** What stands in parentheses, as a query; read once. */
export function readGroup(group: Group): Query {
  const known = read.get(group);
  if (known !== undefined) return known;
  // A query may stand in more parentheses than it needs.
  const [only] = group.items;
  const query =
    group.items.length === 1 && only?.kind === 'group'
      ? readGroup(only)
      : readItems(group.items, group.start + 1, group.end);
  read.set(group, query);
  return query;
}

/** Reads a statement as a query: SELECT, and as far as they name relations, other statements. */
export function readStatement(tokens: readonly Token[]): Query {
  return readItems(groupItems(tokens), 0, Number.POSITIVE_INFINITY);
}

const SKIPPED = new Set(['distinct', 'all']);

/** What is selected, without DISTINCT and TOP n before it. */
function selectList(items: readonly Item[]): readonly Item[] {
  let at = 0;
  while (SKIPPED.has(wordAt(items, at) ?? '')) at += 1;
  return items.slice(wordAt(items, at) === 'top' ? at + 2 : at);
}

/** Clauses that name what columns come from. */
const NAMING: ReadonlySet<ClauseName> = new Set(['from', 'join', 'update']);

function makeBlock(clauses: readonly Clause[], start: number, end: number): Block {
  const has = (name: ClauseName) => clauses.some((clause) => clause.name === name);
  const isInsert = has('insert');
  const changes = has('delete') || (has('into') && !isInsert && !has('select'));
  const relationsOf = ({ items }: Clause) => readRelations(items, readGroup);
  const named = clauses.filter(
    ({ name, items }) =>
      NAMING.has(name) ||
      // MERGE INTO … USING …, DELETE FROM … USING …
      (changes && (name === 'into' || (name === 'using' && items[0]?.kind !== 'group'))),
  );
  // SELECT … INTO makes a new table.
  const about = clauses.find(
    ({ name }) =>
      name === 'table' || name === 'update' || (name === 'into' && (isInsert || !has('select'))),
  );
  // A list of columns may follow the name.
  const target = readRelations(
    about?.items.filter(({ kind }) => kind !== 'group') ?? [],
    readGroup,
  );
  const selected = clauses.find(({ name }) => name === 'select');
  return {
    start,
    end,
    clauses,
    relations: named.flatMap(relationsOf),
    target: target[0],
    selected:
      selected === undefined || selected.items.length === 0
        ? []
        : splitAtCommas(selectList(selected.items)).map(readSelectItem),
  };
}

/** Gathers the clauses and blocks of one level of parentheses. */
class Reader {
  readonly ctes: Cte[] = [];
  readonly blocks: Block[] = [];
  private clauses: Clause[] = [];
  private items: Item[] = [];
  private name: ClauseName | undefined;
  private clauseStart: number;
  private blockStart: number;

  constructor(
    start: number,
    private readonly end: number,
  ) {
    this.clauseStart = start;
    this.blockStart = start;
  }

  get current(): ClauseName | undefined {
    return this.name;
  }

  get hasSelect(): boolean {
    return this.name === 'select' || this.clauses.some(({ name }) => name === 'select');
  }

  take(item: Item): void {
    this.name ??= 'other';
    this.items.push(item);
  }

  /** @param at where its keyword begins; @param from where it ends */
  begin(name: ClauseName, at: number, from: number): void {
    this.endClause(at);
    this.name = name;
    this.clauseStart = from;
  }

  endBlock(at: number, from: number): void {
    this.endClause(at);
    this.blocks.push(makeBlock(this.clauses, this.blockStart, at));
    this.clauses = [];
    this.blockStart = from;
    this.clauseStart = from;
  }

  finish(): void {
    this.endBlock(this.end, this.end);
  }

  private endClause(at: number): void {
    if (this.name !== undefined) {
      const { name, items, clauseStart } = this;
      this.clauses.push({ name, start: clauseStart, end: at, items });
    }
    this.name = undefined;
    this.items = [];
  }
}

function readItems(items: readonly Item[], start: number, end: number): Query {
  const reader = new Reader(start, end);
  const verb = items.map((_, index) => wordAt(items, index)).find((word) => word !== 'explain');
  for (let index = 0; index < items.length; ) {
    const item = items[index] as Item;
    const word = wordAt(items, index);
    const named = word === 'with' ? readWith(items, index + 1, readGroup) : undefined;
    if (named !== undefined && named.ctes.length > 0) {
      reader.ctes.push(...named.ctes);
      index = named.next;
      continue;
    }
    if (word !== undefined && SET_OPERATORS.has(word)) {
      const next = wordAt(items, index + 1) === 'all' ? index + 1 : index;
      reader.endBlock(item.start, (items[next] as Item).end);
      index = next + 1;
      continue;
    }
    const began = clauseStart(items, index, reader.current, verb);
    if (began === undefined) {
      reader.take(item);
      index += 1;
      continue;
    }
    // A second SELECT without a UNION begins the next statement: its semicolon is missing.
    if (began.name === 'select' && reader.hasSelect) reader.endBlock(item.start, item.start);
    reader.begin(began.name, item.start, (items[began.next - 1] as Item).end);
    index = began.next;
  }
  reader.finish();
  return { start, end, ctes: reader.ctes, blocks: reader.blocks };
}
