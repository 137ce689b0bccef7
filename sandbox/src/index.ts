export type { Sandbox, SandboxOptions } from './sandbox.js';
export { startSandbox } from './start.js';
