import { MessageChannel } from 'node:worker_threads';

type Task = () => void;

const { port1, port2 } = new MessageChannel();
const waiting: Task[] = [];

port2.on('message', () => waiting.shift()?.());
port1.unref();
port2.unref();

/**
 * Runs user code in an event-loop task of its own. Stopping a loop (V8's `terminateExecution`) drops everything of the
 * task that it runs in, pending microtasks included: none of the kernel's own may be among them. A message port is
 * used because Node, unlike with immediates and timers, loses nothing behind a terminated one.
 */
export function inOwnTask(work: Task): void {
  waiting.push(work);
  port1.postMessage(null);
}
