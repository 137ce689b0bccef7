/** What a name of the session stands for. */
export type Meaning =
  | { readonly kind: 'constant' | 'variable'; readonly value: number }
  | {
      readonly kind: 'function' | 'async function' | 'generator' | 'class' | 'enum';
      readonly value: number;
    }
  | { readonly kind: 'type' };

/** Names that cells declare again and again. */
export const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type Name = (typeof NAMES)[number];

/** What all cells so far have made of the names. */
export class Model {
  private readonly names = new Map<Name, Meaning>();

  set(name: Name, meaning: Meaning): void {
    this.names.set(name, meaning);
  }

  get(name: Name): Meaning | undefined {
    return this.names.get(name);
  }

  /** An expression that a name can be used in, and its value. */
  use(name: Name): { readonly code: string; readonly value: number } | undefined {
    const meaning = this.names.get(name);
    if (meaning === undefined || meaning.kind === 'type') return undefined;
    return { code: USES[meaning.kind](name), value: meaning.value };
  }
}

const USES = {
  constant: (name: Name) => name,
  variable: (name: Name) => name,
  function: (name: Name) => `${name}()`,
  'async function': (name: Name) => `await ${name}()`,
  generator: (name: Name) => `[...${name}()].length`,
  class: (name: Name) => `new ${name}().field`,
  enum: (name: Name) => `Number(${name}.Member)`,
};
