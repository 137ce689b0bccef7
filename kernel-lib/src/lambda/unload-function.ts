import { zipOf } from './zip.js';

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
  const [{ build }, { moduleFile }] = await Promise.all([
    import('esbuild'),
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
    // Without its comments, which name folders: the same bytes on every machine.
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { zip: zipOf('index.js', code), handler: 'index.handler', runtime: 'nodejs22.x' };
}
