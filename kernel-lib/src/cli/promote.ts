import { parseArgs } from 'node:util';
import { ShiftbookError } from '../errors.js';
import { promoteNotebook } from '../promote/promote-notebook.js';
import type { PromoteMode } from '../promote/summary.js';

const USAGE = `Usage: shiftbook promote NOTEBOOK --definition | --apply | --run [--name PIPELINE]

  --definition  print the pipeline definition; upload and change nothing
  --apply       upload the code, create or update the pipeline
  --run         the same, then start it and wait for its end
  --name        name of the pipeline; the notebook's file name by default
`;

interface Wanted {
  readonly notebook: string;
  readonly mode: PromoteMode;
  readonly name: string | undefined;
}

/** What the arguments ask for, or what is wrong with them. */
function parse(argv: string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        definition: { type: 'boolean' },
        apply: { type: 'boolean' },
        run: { type: 'boolean' },
        name: { type: 'string' },
      },
    });
    const modes = (['definition', 'apply', 'run'] as const).filter((mode) => values[mode]);
    const [mode, second] = modes;
    const [notebook, extra] = positionals;
    if (notebook === undefined || extra !== undefined) return 'Name one notebook.';
    if (mode === undefined || second !== undefined) {
      return 'Say one of --definition, --apply and --run.';
    }
    return { notebook, mode, name: values.name };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * `shiftbook promote`: the definition goes to standard output, progress to standard error.
 *
 * @returns the exit code: 0, 1 where the promotion or the run failed, 2 for wrong arguments.
 */
export async function promote(argv: string[]): Promise<number> {
  const wanted = parse(argv);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n\n${USAGE}`);
    return 2;
  }
  const { notebook, mode, name } = wanted;
  try {
    const promotion = await promoteNotebook(notebook, {
      mode,
      onProgress: (line) => process.stderr.write(`${line}\n`),
      ...(name === undefined ? {} : { pipelineName: name }),
    });
    if (mode === 'definition') process.stdout.write(`${promotion.definition}\n`);
    if (mode === 'apply') process.stdout.write(`${promotion.pipelineArn}\n`);
    if (mode !== 'run') return 0;
    for (const [output, address] of Object.entries(promotion.outputs ?? {})) {
      process.stdout.write(`${output}  ${address}\n`);
    }
    process.stdout.write(`${promotion.executionStatus}\n`);
    return promotion.executionStatus === 'Succeeded' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ShiftbookError)) throw error;
    process.stderr.write(`${error.toString()}\n`);
    return 1;
  }
}
