import type { StatementOption } from '../dialect/own-statement.js';
import type { Refusal } from '../relay/rewritten.js';

/** An option that cannot be done; thrown while a statement is planned. */
export class OptionRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

export const refuseOption = (message: string, code = '42601'): never => {
  throw new OptionRefused({ code, message });
};

/** The options of a COPY or UNLOAD, asked for by name; what nobody asks for is refused at the end. */
export class OptionReader {
  readonly #given = new Map<string, StatementOption>();

  /** @param statement its first word, for refusals */
  constructor(
    private readonly statement: string,
    options: readonly StatementOption[],
  ) {
    for (const option of options) {
      if (this.#given.has(option.name)) refuseOption(`conflicting or redundant options`);
      this.#given.set(option.name, option);
    }
  }

  #take(name: string): StatementOption | undefined {
    const option = this.#given.get(name);
    this.#given.delete(name);
    return option;
  }

  /** Whether the option is there; it is still to be asked for. */
  given(name: string): boolean {
    return this.#given.has(name);
  }

  /** The names in the parentheses of an option. */
  list(name: string): readonly string[] | undefined {
    const option = this.#take(name);
    if (option === undefined) return undefined;
    return option.list ?? refuseOption(`${name.toUpperCase()} needs columns`);
  }

  /** Whether the option is there, with whatever value. */
  has(...names: readonly string[]): boolean {
    return names.map((name) => this.#take(name)).some((option) => option !== undefined);
  }

  text(name: string): string | undefined {
    const option = this.#take(name);
    if (option === undefined) return undefined;
    return option.value ?? refuseOption(`${name.toUpperCase()} needs a value`);
  }

  /** The text of an option that may be there without one. */
  textOr(name: string, missing: string): string | undefined {
    const option = this.#take(name);
    return option === undefined ? undefined : (option.value ?? missing);
  }

  count(name: string): number {
    const text = this.text(name) ?? '0';
    return /^\d+$/.test(text) ? Number(text) : refuseOption(`${name.toUpperCase()} needs a number`);
  }

  /** ON where it is there without a word; `missing` where it is not. */
  on(name: string, missing = false): boolean {
    const text = this.textOr(name, 'on');
    return text === undefined ? missing : /^(on|true)$/i.test(text);
  }

  /** The names of what nobody has asked for, in order. */
  get left(): readonly string[] {
    return [...this.#given.keys()];
  }

  /** @throws OptionRefused where something is left that the sandbox does not do */
  end(): void {
    const [left] = this.left;
    if (left !== undefined) {
      refuseOption(
        `${this.statement} with ${left.toUpperCase()} is not supported by the sandbox.`,
        '0A000',
      );
    }
  }
}
