import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The most memory this process ever had, in MB. Not `resourceUsage`, which counts the parent's before the start too. */
function peak() {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Math.round(kilobytes / 1024);
}

/**
 * Runs `read` once in this process, and prints rows, CPU and wall seconds, peak memory, and how long the event loop was
 * held at most. What `read` resolves to is added: at least `rows`. It is given a function to call at the first batch.
 */
export async function measure(read) {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const memoryBefore = peak();
  loop.enable();
  const cpu = process.cpuUsage();
  const start = performance.now();
  let firstSeconds;
  const first = () => {
    firstSeconds ??= (performance.now() - start) / 1000;
  };
  const told = await read(first);
  const wallSeconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  loop.disable();
  process.stdout.write(
    JSON.stringify({
      ...told,
      cpuSeconds: (user + system) / 1e6,
      wallSeconds,
      firstSeconds,
      peakMegabytes: peak(),
      baseMegabytes: memoryBefore,
      holdMillis: Math.max(0, loop.max / 1e6 - 1),
    }),
  );
}
