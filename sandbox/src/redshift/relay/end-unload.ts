import type { Socket } from 'node:net';
import type { Unloading } from '../bulk/unload/unloading.js';
import type { History } from '../history/history.js';
import { cstring, message } from '../wire/writing.js';
import type { Completed } from './answers.js';
import type { Expected, ExpectedAnswers } from './expected.js';
import { info } from './run-load.js';
import { Running } from './running.js';
import { failing } from './unload-requests.js';

/** An UNLOAD whose rows are all there. */
interface EndingUnload {
  readonly server: Socket;
  readonly expected: ExpectedAnswers;
  /** What runs its query. */
  readonly request: Expected;
  readonly unload: Unloading;
  readonly history: History;
  tell(message: Buffer): void;
  completed(statement: Completed): void;
}

/** Writes its files and tells the client so; where they cannot be written, PostgreSQL fails the transaction. */
export async function endUnload(ending: EndingUnload): Promise<void> {
  const { server, expected, request, unload, history, tell, completed } = ending;
  const running = new Running();
  request.load = running;
  const outcome = await unload.finish();
  if (running.stopped || server.destroyed) return;
  running.refusal = outcome.refusal;
  if (outcome.refusal !== undefined) {
    server.write(failing());
    return;
  }
  const entries = request.entries?.slice(0, 1) ?? [];
  for (const entry of entries) history.noteUnload(entry, unload.format, outcome.files);
  tell(info(`UNLOAD completed, ${outcome.rows} record(s) unloaded successfully.`));
  completed({ tag: `UNLOAD ${outcome.rows}`, entries });
  tell(message('C', cstring('UNLOAD')));
  expected.settle();
}
