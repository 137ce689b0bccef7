import type { TopLevelName } from './top-level.js';

interface SessionName {
  readonly form: TopLevelName['form'];
  /** Module specifier of the cell that declared it last. */
  readonly module: string;
}

/** The names of a session, each with the cell that declared it last. */
export class SessionNames {
  private readonly names = new Map<string, SessionName>();

  /** Takes the names of a cell; of those that other cells declared before, it takes their place. */
  declare(names: Iterable<readonly [string, TopLevelName['form']]>, module: string): void {
    for (const [name, form] of names) this.names.set(name, { form, module });
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  form(name: string): TopLevelName['form'] | undefined {
    return this.names.get(name)?.form;
  }

  all(): string[] {
    return [...this.names.keys()].sort();
  }

  /** Module specifiers of the cells that declared some names last. */
  modules(names: Iterable<string>): string[] {
    return [...new Set([...names].flatMap((name) => this.names.get(name)?.module ?? []))];
  }

  /** One line of TypeScript that makes names of earlier cells known; what may be assigned to is no import. */
  prefix(names: Iterable<string>): string {
    const imports = new Map<string, string[]>();
    const variables: string[] = [];
    for (const name of names) {
      const known = this.names.get(name);
      if (known === undefined) continue;
      const module = JSON.stringify(known.module);
      if (known.form === 'variable') {
        variables.push(`declare let ${name}: typeof import(${module}).${name};`);
      } else imports.set(module, [...(imports.get(module) ?? []), name]);
    }
    const lines = [...imports].map(
      ([module, list]) => `import { ${list.join(', ')} } from ${module};`,
    );
    return [...lines, ...variables].join(' ');
  }
}
