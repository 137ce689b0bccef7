import { contents, type KernelClient, textOf } from '../../e2e/kernel/kernel-client';

/** What a kernel holds in memory, in MB. */
export interface Memory {
  /** Of JavaScript's objects, once all is collected that nobody needs. */
  readonly heap: number;
  /** Of the whole process. */
  readonly resident: number;
}

const MEASURE = `{
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
process.memoryUsage().heapUsed + ' ' + process.memoryUsage().rss`;

export async function memoryOf(client: KernelClient): Promise<Memory> {
  const [result] = contents(await client.execute(MEASURE), 'execute_result');
  const [heap = 0, resident = 0] = (textOf(result).match(/\d+/g) ?? []).map(
    (bytes) => Number(bytes) / 1e6,
  );
  return { heap, resident };
}
