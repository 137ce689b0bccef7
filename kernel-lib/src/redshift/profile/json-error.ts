/** Where a text stops being JSON. Line and column count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
}

const BLANK = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

class NotJson extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/** Walks over JSON text and stops where it is broken; `JSON.parse` of Node 20 does not always tell. */
class Walk {
  #at = 0;

  constructor(readonly text: string) {}

  document(): void {
    this.#value();
    if (this.#next() !== '') {
      throw new NotJson(this.#at);
    }
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.test(this.text);
    this.#at = found ? pattern.lastIndex : this.#at;
    return found;
  }

  #next(): string {
    this.#take(BLANK);
    return this.text.charAt(this.#at);
  }

  #expect(char: string): void {
    if (this.#next() !== char) {
      throw new NotJson(this.#at);
    }
    this.#at++;
  }

  #value(): void {
    const char = this.#next();
    if (char === '{') {
      this.#items('}', () => {
        if (this.#next() !== '"') {
          throw new NotJson(this.#at);
        }
        this.#value();
        this.#expect(':');
        this.#value();
      });
    } else if (char === '[') {
      this.#items(']', () => this.#value());
    } else if (!this.#take(SCALAR)) {
      throw new NotJson(this.#at);
    }
  }

  #items(close: string, item: () => void): void {
    this.#at++;
    if (this.#next() !== close) {
      item();
      while (this.#next() === ',') {
        this.#at++;
        item();
      }
    }
    this.#expect(close);
  }
}

/** Where `text` stops being JSON, or `undefined` if it is JSON. */
export function findJsonError(text: string): JsonError | undefined {
  try {
    new Walk(text).document();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotJson)) {
      throw error;
    }
    const before = text.slice(0, error.offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}
