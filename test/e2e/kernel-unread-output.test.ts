import { afterAll, beforeAll, expect, it } from 'vitest';
import { Subscriber } from 'zeromq';
import { channelAddress } from '../../kernel-lib/src/kernel/wire/connection-file';
import { contents, printed, textOf } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
/** Takes part, and never reads. */
const unread = new Subscriber({ receiveHighWaterMark: 1, linger: 0 });
beforeAll(async () => {
  kernel = await startKernel();
  const welcomed = kernel.client.next(({ header }) => header.msg_type === 'iopub_welcome');
  unread.connect(channelAddress(kernel.file, 'iopub_port'));
  unread.subscribe('');
  await welcomed;
  // Else the kernel reads the library by itself, some time later.
  await kernel.client.execute('import "shiftbook";');
});
afterAll(async () => {
  unread.close();
  await kernel?.stop();
});

/** The most that the process has held so far, in MB. */
async function peak(): Promise<number> {
  const answer = await kernel.client.execute('process.resourceUsage().maxRSS / 1e3');
  return Number(textOf(contents(answer, 'execute_result')[0]));
}

const LINE = 'x'.repeat(999);

it('a client that never reads does not fill the memory of the kernel, and takes nothing from others', async () => {
  const print = async (megabytes: number) => {
    const answer = await kernel.client.execute(
      `for (let i = 0; i < ${megabytes * 1000}; i++) console.log(${JSON.stringify(LINE)});`,
    );
    expect(printed(answer)).toHaveLength(megabytes * 1_000_000);
    expect(answer.reply.status).toBe('ok');
    // A client of a test keeps all that it gets.
    kernel.client.published.length = 0;
  };
  await print(50);
  const before = await peak();
  for (let i = 0; i < 10; i++) await print(50);
  // Unread are two hundred messages of a quarter of a megabyte; the rest is what V8 takes before it collects.
  expect((await peak()) - before).toBeLessThan(250);
});
