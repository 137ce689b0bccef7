export { runSandboxCommand } from './cli/command.js';
export type { PauseOptions, Sandbox, SandboxOptions } from './sandbox.js';
export { startSandbox } from './start-sandbox.js';
