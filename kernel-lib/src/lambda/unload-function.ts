/** -rw-r--r-- of a file, as Unix has it: Lambda refuses to read what has no permissions. */
const READABLE = { os: 3, attrs: 0o100644 << 16 };

/** A function that Lambda can be given. */
export interface LambdaFunction {
  /** The code, as `ZipFile` of CreateFunction takes it. */
  readonly zip: Uint8Array;
  readonly handler: string;
  /** A runtime that it runs on; it brings the AWS SDK, which the code leaves out. */
  readonly runtime: string;
}

/**
 * The Lambda function that runs an UNLOAD by the Redshift Data API, waits for it, and answers with the files and rows: for
 * where no session can wait, such as an event or a schedule. What it takes is {@link UnloadEvent}, what it answers
 * {@link UnloadAnswer}.
 *
 * @example
 * ```ts
 * const { zip, handler, runtime } = await unloadFunction();
 * handler; // 'index.handler'
 * ```
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export async function unloadFunction(): Promise<LambdaFunction> {
  const [{ build }, { zipSync }, { moduleFile }] = await Promise.all([
    import('esbuild'),
    import('fflate'),
    import('../package-root.js'),
  ]);
  const { outputFiles } = await build({
    entryPoints: [moduleFile('lambda/unload/index')],
    outfile: 'index.js',
    bundle: true,
    write: false,
    // Lambda finds its own SDK by require, wherever the code lies.
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    external: ['@aws-sdk/*'],
    // The same bytes on every machine: without comments, which name folders, and whatever tsconfig.json stands above.
    minifyWhitespace: true,
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  // The first moment that ZIP knows, which has local times.
  const mtime = new Date(1980, 0, 1);
  const zip = zipSync({ 'index.js': [code, { ...READABLE, mtime }] });
  return { zip, handler: 'index.handler', runtime: 'nodejs22.x' };
}
