import type { DescribeStatementCommandOutput } from '@aws-sdk/client-redshift-data';

/** How to ask for a statement, and how long. */
export interface Waiting {
  describe(): Promise<DescribeStatementCommandOutput>;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds until the function is ended. */
  remaining(): number;
}

const FIRST_MILLISECONDS = 250;
const LONGEST_MILLISECONDS = 5_000;
/** What is left at the end for the answer. */
const MARGIN_MILLISECONDS = 3_000;

/**
 * Waits until a statement has ended, asking less and less often.
 *
 * @throws Error with the server's message where it failed or was cancelled, and one that names the statement where the
 *   function's own time ends first: the statement goes on.
 */
export async function ended({ describe, sleep, remaining }: Waiting): Promise<void> {
  for (let pause = FIRST_MILLISECONDS; ; pause = Math.min(pause * 1.5, LONGEST_MILLISECONDS)) {
    const { Id: id, Status: status, Error: error = 'no reason is given' } = await describe();
    if (status === 'FINISHED') return;
    if (status === 'FAILED') throw new Error(`UNLOAD failed (statement ${id}): ${error}`);
    if (status === 'ABORTED') throw new Error(`UNLOAD was cancelled (statement ${id}).`);
    if (remaining() < pause + MARGIN_MILLISECONDS) {
      throw new Error(
        `UNLOAD is still ${status} (statement ${id}), and the function's time is over. The statement goes on; invoke again with the same clientToken to wait for it, or give the function a longer timeout.`,
      );
    }
    await sleep(pause);
  }
}
