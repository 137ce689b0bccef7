import { teachFrames } from './teach-frames.js';

type Namespace = Readonly<Record<string, unknown>>;
export type Load = (specifier: string, options?: ImportCallOptions) => Promise<Namespace>;

/** Export under which Node gives a CommonJS module as it is. https://nodejs.org/api/esm.html#commonjs-namespaces */
const COMMONJS = 'module.exports';

/** Properties of a CommonJS module as exports, with the module itself as the default. */
function namespaceOf(exported: unknown): Namespace {
  const isObject =
    (typeof exported === 'object' || typeof exported === 'function') && exported !== null;
  if (!isObject) return { default: exported };
  // Compilers of ES modules to CommonJS leave this mark; "default" is then among the properties.
  if ('__esModule' in exported && 'default' in exported) return exported as Namespace;
  return Object.assign(Object.create(exported), { default: exported }) as Namespace;
}

/** Loads modules for cells. */
export class ModuleLoader {
  /** @param native Node's own `import()`, from the notebook's folder */
  constructor(private readonly native: Load) {}

  /** `import(specifier)`. JSON needs no `with { type: 'json' }`, as the compiler does not ask for it either. */
  load = async (specifier: unknown, options?: ImportCallOptions): Promise<Namespace> => {
    const name = String(specifier);
    const isJson = options?.with === undefined && /\.json$/i.test(name);
    const loaded = await this.native(
      name,
      isJson ? { ...options, with: { type: 'json' } } : options,
    );
    await teachFrames(name, loaded);
    return loaded;
  };

  /**
   * Loads a module for an import declaration.
   *
   * @returns what gives the value of an exported name, `*` being the module itself
   */
  async exportsOf(
    specifier: string,
    attributes?: Readonly<Record<string, string>>,
  ): Promise<(name: string) => unknown> {
    const options = attributes === undefined ? undefined : { with: { ...attributes } };
    const loaded = await this.load(specifier, options);
    const isCommonJs = COMMONJS in loaded;
    const namespace = isCommonJs ? namespaceOf(loaded[COMMONJS]) : loaded;
    return (name) => {
      if (name === '*') return namespace;
      if (name in namespace) return namespace[name];
      // JSON has a default export only, which the compiler lets be taken apart.
      const whole = namespace.default;
      return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
    };
  }
}
