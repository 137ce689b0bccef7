import type { DialectFacts } from '../facts.js';
import type { Token } from '../lex/token.js';
import { firstToken, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import { tablesIn } from './tables-in.js';

/** What the rewriting of one statement knows and keeps. */
export class Context {
  /** What a column is called that is nothing but what this token begins. */
  readonly #names = new Map<Token, string>();
  #tables: ReadonlySet<string> | undefined;

  constructor(
    readonly facts: DialectFacts,
    private readonly statement: readonly Node[],
  ) {}

  /** Keeps the name of a column that is nothing but what `node` begins. */
  nameColumn(node: Node, name: string): void {
    this.#names.set(firstToken(node), name);
  }

  columnName(node: Node): string | undefined {
    return this.#names.get(firstToken(node));
  }

  private get tables(): ReadonlySet<string> {
    this.#tables ??= tablesIn(this.statement);
    return this.#tables;
  }

  /** Whether the statement reads or writes a user's tables, so that the compute nodes have to run it. */
  get touchesTables(): boolean {
    return (
      this.tables.size > 0 || isWord(this.statement[0], 'create', 'insert', 'update', 'delete')
    );
  }

  /** The type of a column of any of the statement's tables. */
  typeOfColumn(name: string): string | undefined {
    for (const table of this.tables) {
      const type = this.facts.columnsOf(table)?.get(name);
      if (type !== undefined) return type;
    }
    return undefined;
  }
}
