import type { AwsKeys } from '../context.js';
import { type SeededAccount, seedAccount } from './seed.js';
import { type Ministack, type MinistackOptions, startMinistack } from './start.js';

/** A running AWS account. */
export interface Account extends SeededAccount {
  readonly ministack: Ministack;
  stop(): Promise<void>;
}

/** Starts ministack and makes sure that the account holds what the sandbox promises. */
export async function startAccount(
  options: MinistackOptions & { readonly adminKeys: AwsKeys | undefined },
): Promise<Account> {
  const ministack = await startMinistack(options);
  try {
    const seeded = await seedAccount(ministack, options.region, options.adminKeys);
    return { ...seeded, ministack, stop: () => ministack.stop() };
  } catch (error) {
    await ministack.stop();
    throw error;
  }
}
