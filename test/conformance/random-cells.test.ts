import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, type KernelClient } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';
import { type Cell, weighted } from './random-cells/cell';
import * as declarations from './random-cells/declarations';
import { failures } from './random-cells/failures';
import { interruptions } from './random-cells/interruptions';
import { type Memory, memoryOf } from './random-cells/memory';
import { Model } from './random-cells/model';
import { outputs } from './random-cells/outputs';
import { runCell } from './random-cells/run-cell';
import { KEEPING, vandalism } from './random-cells/vandalism';

const CELLS = 500;
/** By then the kernel has loaded all that it ever loads, and run every kind of cell. */
const WARM = 100;
/**
 * How much a cell may leave behind on average, in MB: its syntax tree and types, for the cells that refer to it, its
 * text and source map, for errors that come from it. Measured: 0.02, where most cells are replaced by later ones.
 */
const LEFT_BY_CELL = 0.05;
/** `SHIFTBOOK_SEED=…` runs the same cells again. */
const seed = Number(process.env.SHIFTBOOK_SEED ?? Date.now() % 2 ** 31);

const moves = weighted(
  [declarations.declaring, 8],
  [declarations.declaringType, 1],
  [declarations.using, 5],
  [declarations.reading, 1],
  [declarations.assigning, 2],
  [outputs, 5],
  [failures, 5],
  [interruptions, 2],
  [vandalism, 1],
);

/** The cells of one session, at least {@link CELLS} of them; each fits to what those before it made. */
function* randomCells(): Generator<Cell> {
  const model = new Model();
  for (const move of fc.sample(moves, { seed, numRuns: CELLS })) yield* move(model);
}

let kernel: RunningKernel;
let client: KernelClient;
let warm: Memory;
beforeAll(async () => {
  kernel = await startKernel();
  client = kernel.client;
  await client.execute(KEEPING);
  // Else the kernel reads the library by itself, some time later.
  await client.execute('import "shiftbook";');
});
afterAll(() => kernel?.stop());

describe(`${CELLS} random cells (SHIFTBOOK_SEED=${seed})`, () => {
  it('end as they should, each with the values that the session has by then', async () => {
    let ran = 0;
    for (const cell of randomCells()) {
      if (ran++ === CELLS) break;
      try {
        await runCell(client, cell);
      } catch (error) {
        throw new Error(`Cell ${ran} with SHIFTBOOK_SEED=${seed}:\n${cell.code}`, { cause: error });
      }
      if (ran === WARM) warm = await memoryOf(client);
    }
  });

  it('are answered once each, between one busy and one idle', () => {
    for (const { parent } of client.replied) {
      const id = parent.msg_id ?? '';
      const states = contents({ published: client.of(id) }, 'status').map(
        ({ execution_state }) => execution_state,
      );
      expect(states).toEqual(['busy', 'idle']);
      expect(client.replied.filter((reply) => reply.parent.msg_id === id)).toHaveLength(1);
    }
  });

  it('leave a kernel that answers', async () => {
    expect(contents(await client.execute('1 + 1'), 'execute_result')).toMatchObject([
      { data: { 'text/plain': '2' } },
    ]);
    expect(await client.beat('still there?')).toBe('still there?');
    expect((await client.request('kernel_info_request')).reply.status).toBe('ok');
    expect(kernel.log()).toBe('');
  });

  it('leave little behind in memory', async () => {
    const { heap, resident } = await memoryOf(client);
    expect(heap - warm.heap).toBeLessThan((CELLS - WARM) * LEFT_BY_CELL);
    // V8 gives pages back when it likes; without a leak it finds room in those that it has.
    expect(resident).toBeLessThan(warm.resident * 2);
  });
});
