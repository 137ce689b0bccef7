import type { Magic } from './magic.js';

const text = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;

/** Starts a clock; it gives what has passed in words. */
function startClock(): () => string {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return `Wall: ${text(performance.now() - wall)}, CPU: ${text((user + system) / 1000)}\n`;
  };
}

/** `%time`: how long the cell runs, without the time that it takes to compile it. */
export const time: Magic = {
  names: ['%time', '%%time'],
  takes: '<expression, or the rest of the cell>',
  summary: 'Runs it, and says how much time and CPU time that took.',
  typescript: ({ code }) => code,
  run: async ({ code }, host) => {
    let passed = startClock();
    const outcome = await host.runCell(code, () => {
      passed = startClock();
    });
    host.write('stdout', passed());
    return outcome;
  },
};
