import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { run } from './setup/progress.mjs';

/** Builds once, then compiles on every save and rebuilds the lab extension after it; ends with Ctrl-C. */
await run(async () => {
  await prepare();
  const tsc = spawn(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-b', '--watch', '--preserveWatchOutput'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.on('SIGINT', () => tsc.kill());
  process.on('SIGTERM', () => tsc.kill());

  let building = false;
  let again = false;
  const rebuild = () => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    const builder = spawn(process.execPath, [join(root, 'scripts/build-extension.mjs')], {
      cwd: root,
      stdio: 'inherit',
    });
    builder.on('close', () => {
      building = false;
      if (again) {
        again = false;
        rebuild();
      }
    });
  };
  tsc.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    if (String(chunk).includes('Found 0 errors')) rebuild();
  });
  await new Promise((resolve) => tsc.on('close', resolve));
});
