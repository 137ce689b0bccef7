import { createRequire, Module } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Sends what tslab's own `display` shows to `write`. tslab keeps that function in its server's module; standing in for
 * it also keeps the server, and a second ZeroMQ, out of this thread. Call it before a cell can import `tslab`.
 */
export function redirectTslabDisplay(write: (data: unknown, update: boolean) => void): void {
  const path = require.resolve('tslab/dist/jupyter');
  const exports = { lastWriteDisplayData: write };
  require.cache[path] = Object.assign(new Module(path), { filename: path, loaded: true, exports });
}
