/** The place of one name of the session; functions of all cells share it. */
export interface Binding {
  v: unknown;
}

/** The values of a session, by name. */
export class Bindings {
  private readonly bindings = new Map<string, Binding>();

  /** The place of a name, whether it has a value yet or not. */
  of(name: string): Binding {
    let binding = this.bindings.get(name);
    if (binding === undefined) {
      binding = { v: undefined };
      this.bindings.set(name, binding);
    }
    return binding;
  }

  /** Gives a name a value, as its declaration does. */
  declare(name: string, value: unknown): void {
    const field = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(this.of(name), 'v', field);
  }

  /** Has a name stand for what a module exports, now and later. */
  declareLive(name: string, get: () => unknown): void {
    Object.defineProperty(this.of(name), 'v', { get, enumerable: true, configurable: true });
  }

  /** The value of a name; `undefined` where it has none. */
  value(name: string): unknown {
    return this.bindings.get(name)?.v;
  }
}
