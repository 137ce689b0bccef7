/** Runs `read` three times, the first to warm up, and prints the better of the others: rows, CPU, wall, peak memory. */
export async function measure(read) {
  await read();
  const runs = [];
  for (let run = 0; run < 2; run++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const rows = await read();
    const wallSeconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    runs.push({ rows, cpuSeconds: (user + system) / 1e6, wallSeconds });
  }
  const [best] = runs.sort((one, other) => one.wallSeconds - other.wallSeconds);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ ...best, peakMegabytes }));
}
