/** How often the parent is looked for, in milliseconds. */
const EVERY_MS = 1000;

/**
 * Ends the kernel when the Jupyter server that started it is gone, however it went. Jupyter says by a variable that it is
 * the parent; a kernel started by hand lives on.
 */
export function endWithParent(): void {
  if (process.env.JPY_PARENT_PID === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS).unref();
}
