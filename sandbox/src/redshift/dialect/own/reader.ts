import type { Token } from '../lex/token.js';
import type { ObjectName, StatementOption } from '../own-statement.js';
import { syntaxError } from '../refuse/refused.js';
import { separated } from '../tree/lists.js';
import { firstToken, isMark, isName, isParens, isWord } from '../tree/look.js';
import type { Group, Node } from '../tree/node.js';
import { stringValue } from './string-value.js';

/** Reads the nodes of a statement from left to right. */
export class Reader {
  #at = 0;
  readonly #nodes: readonly Node[];

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
  }

  get next(): Node {
    return this.#nodes[Math.min(this.#at, this.#nodes.length - 1)] as Node;
  }

  get done(): boolean {
    return this.next.kind === 'end';
  }

  /** Whether these words come next; they are passed then. */
  take(...words: readonly string[]): boolean {
    const found = words.every((word, index) => isWord(this.#nodes[this.#at + index], word));
    if (found) this.#at += words.length;
    return found;
  }

  /** Passes these words, or refuses the statement. */
  expect(...words: readonly string[]): void {
    for (const word of words) if (!this.take(word)) throw this.unexpected();
  }

  unexpected(): Error {
    return syntaxError(firstToken(this.next));
  }

  /** The next token, whatever it is. */
  token(): Token {
    const { next } = this;
    if (next.kind === 'group' || next.kind === 'end') throw this.unexpected();
    this.#at++;
    return next;
  }

  parens(): Group | undefined {
    const { next } = this;
    if (!isParens(next)) return undefined;
    this.#at++;
    return next;
  }

  name(): string {
    const { next } = this;
    if (!isName(next)) throw this.unexpected();
    this.#at++;
    return next.value;
  }

  objectName(): ObjectName {
    const parts = [this.name()];
    while (isMark(this.next, '.')) {
      this.#at++;
      parts.push(this.name());
    }
    return parts;
  }

  string(): string {
    const { next } = this;
    if (next.kind !== 'string') throw this.unexpected();
    this.#at++;
    return stringValue(next.text);
  }

  number(): number {
    const { next } = this;
    if (next.kind !== 'number') throw this.unexpected();
    this.#at++;
    return Number(next.text);
  }

  /** The names in the parentheses that come next, if any do. */
  names(): string[] {
    const group = this.parens();
    return group === undefined ? [] : separated(group.items).map(([name]) => wordOf(name));
  }

  end(): void {
    if (isMark(this.next, ';')) this.#at++;
    if (!this.done) throw this.unexpected();
  }

  /**
   * The options up to the end: words that stand together are one name, a string, number or list behind them is its
   * value.
   *
   * @param names all names, those of several words in every length
   */
  options(names: ReadonlySet<string>): StatementOption[] {
    const options: StatementOption[] = [];
    while (!this.done) options.push(this.#option(names));
    return options;
  }

  #option(names: ReadonlySet<string>): StatementOption {
    let name = this.token().value.toLowerCase();
    while (isName(this.next) && names.has(`${name} ${this.next.value}`)) name += ` ${this.name()}`;
    this.take('as');
    if (isMark(this.next, '=')) this.token();
    const { next } = this;
    if (isParens(next)) return { name, list: this.names() };
    if (next.kind === 'string') return { name, value: this.string() };
    if (next.kind === 'number') return { name, value: this.token().text + this.#unit() };
    if (isName(next) && !names.has(next.value)) return { name, value: this.name() };
    return { name };
  }

  /** The unit behind a number, as in `MAXFILESIZE 5 MB`. */
  #unit(): string {
    if (this.take('mb')) return ' mb';
    return this.take('gb') ? ' gb' : '';
  }
}

function wordOf(node: Node | undefined): string {
  if (node === undefined || node.kind === 'group') return '';
  return node.kind === 'string' ? stringValue(node.text) : node.value;
}
