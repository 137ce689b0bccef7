import { parseArgs } from 'node:util';
import { diagnose } from '../redshift/diagnose/diagnose.js';
import { stepLines } from '../redshift/diagnose/diagnosis.js';

const USAGE = `Usage: shiftbook doctor CONNECTION [--json]

  Tries the way into Redshift step by step, and says which step fails and what to do.
  CONNECTION is the name of a saved connection, as notebooks in this folder see it, or of one of AWS Glue.
`;

function parse(argv: string[]): { readonly name: string; readonly json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [name, extra] = positionals;
    if (name === undefined || extra !== undefined) return 'Name one connection.';
    return { name, json: values.json ?? false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * `shiftbook doctor`: the list goes to standard output, a step at a time.
 *
 * @returns the exit code: 0 where everything works, 1 where a step failed, 2 for wrong arguments.
 */
export async function doctor(argv: string[]): Promise<number> {
  const wanted = parse(argv);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n\n${USAGE}`);
    return 2;
  }
  const { name, json } = wanted;
  if (!json) process.stdout.write(`${name}\n`);
  const { ok, steps } = await diagnose(name, {
    onStep: (step) => {
      if (!json) process.stdout.write(`${stepLines(step)}\n`);
    },
  });
  if (json) {
    const told = steps.map(({ error, ...step }) => ({
      ...step,
      ...(error && { code: error.code, hint: error.hint }),
    }));
    process.stdout.write(`${JSON.stringify({ name, ok, steps: told }, undefined, 2)}\n`);
  }
  return ok ? 0 : 1;
}
