import type { Sandbox, SandboxOptions } from './sandbox.js';

/**
 * Starts a sandbox: Redshift, S3, SageMaker and the other AWS services on this machine, behind one address.
 *
 * @throws where a part cannot start, after everything that did start has been stopped again
 *
 * @example
 * ```ts
 * const sandbox = await startSandbox();
 * Object.assign(process.env, sandbox.env);
 * // any AWS or PostgreSQL client, in this process or a child, now talks to the sandbox
 * await sandbox.stop();
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  // The services and their AWS clients are loaded by those who start one: `status` and `stop` do without.
  const { startSandbox: start } = await import('./start.js');
  return start(options);
}
