import type { Told } from './background.js';
import { serve } from './serve.js';

/** The background process of `shiftbook sandbox start`: its arguments are the folder and, where one is wanted, the port. */
const [directory = '', port] = process.argv.slice(2);

// Whoever started this may have gone; then there is nobody to tell.
const tell = (told: Told) => {
  if (process.connected) process.send?.(told);
};

process.on('disconnect', () => undefined);

try {
  await serve(
    {
      directory,
      port: port === undefined ? undefined : Number(port),
      onProgress: (line) => tell({ kind: 'progress', line }),
    },
    () => tell({ kind: 'ready' }),
  );
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  console.error(error);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
