import { parentPort, workerData } from 'node:worker_threads';
import { log } from '../log.js';
import { decodeFrames, encodeFrames } from '../wire/frames.js';
import { createHeader } from '../wire/message.js';
import { createSigner } from '../wire/signature.js';
import { Backlog } from './backlog.js';
import { bindSockets, type Sockets } from './bind.js';
import { createInfoAnswer } from './info-answer.js';
import { Outbox } from './outbox.js';
import { endWithParent } from './parent.js';
import { PatientPublisher } from './patient-publisher.js';
import {
  type ChannelName,
  type ChannelThreadData,
  type Frames,
  type FromChannelThread,
  STOPPING,
  type ToChannelThread,
} from './protocol.js';
import { connectStop } from './stop-main-thread.js';
import { createStreamSender } from './stream-sender.js';

/*
 * The worker thread that owns every socket, so that the heartbeat answers, and an interrupt is heard, while a cell keeps
 * the main thread busy. ZeroMQ is loaded here and nowhere else: shared by two threads it can crash when the process ends.
 */

const SUBSCRIBE = 1;

const { file, session, info, backlog } = workerData as ChannelThreadData;
const signer = createSigner(file.signature_scheme, file.key);
const post = (message: FromChannelThread): void => parentPort?.postMessage(message);

/** Whether the kernel has gone: who still asks then is owed no answer, and what fails for it is no failure. */
let gone = false;
const report = (error: unknown): void => {
  if (!gone) log(error instanceof Error ? error.message : String(error));
};

/** Passes a channel's messages on, but those that `answered` has dealt with. */
async function forward(
  socket: Sockets['shell'],
  channel: ChannelName,
  answered: (frames: Frames) => Promise<boolean> = async () => false,
): Promise<void> {
  for await (const frames of socket) {
    try {
      if (!(await answered(frames))) post({ type: 'message', channel, frames });
    } catch (error) {
      report(error);
    }
  }
}

async function echo(heartbeat: Sockets['heartbeat']): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

/** Welcomes each subscriber, so that a client knows from when on it misses nothing. */
async function welcome(iopub: Sockets['iopub'], outbox: Outbox): Promise<void> {
  for await (const [frame] of iopub) {
    if (frame?.[0] !== SUBSCRIBE) continue;
    const subscription = frame.subarray(1).toString();
    const header = createHeader('iopub_welcome', session);
    const message = { header, parent: {}, metadata: {}, content: { subscription }, buffers: [] };
    void outbox.send(encodeFrames({ identities: [frame.subarray(1)], message }, signer));
  }
}

async function run(): Promise<void> {
  const sockets = await bindSockets(file);
  const { shell, control, stdin, iopub, heartbeat } = sockets;
  const publisher = new PatientPublisher(iopub);
  const outboxes = {
    shell: new Outbox(shell, report),
    control: new Outbox(control, report),
    stdin: new Outbox(stdin, report),
    iopub: new Outbox(publisher, report),
  };
  const streams = createStreamSender(outboxes.iopub, {
    signer,
    session,
    backlog: new Backlog(backlog),
  });
  const main = connectStop();
  const answerInfo = createInfoAnswer({ info, session, signer, ...outboxes });
  const onControl = async (frames: Frames): Promise<boolean> => {
    const envelope = decodeFrames(frames, signer);
    const type = envelope.message.header.msg_type;
    if (STOPPING.includes(type)) await main.stop();
    if (type !== 'kernel_info_request') return false;
    answerInfo(envelope);
    return true;
  };
  const start = () => {
    const loops = [
      forward(shell, 'shell'),
      forward(control, 'control', onControl),
      forward(stdin, 'stdin'),
      welcome(iopub, outboxes.iopub),
      echo(heartbeat),
    ];
    for (const loop of loops) loop.catch(report);
  };
  const close = async () => {
    main.disconnect();
    publisher.close();
    streams.flush();
    await Promise.all(Object.values(outboxes).map((outbox) => outbox.empty()));
    gone = true;
    for (const socket of Object.values<Sockets[keyof Sockets]>({ ...sockets })) socket.close();
    parentPort?.close();
  };
  parentPort?.on('message', (message: ToChannelThread) => {
    if (message.type === 'start') start();
    else if (message.type === 'close') void close();
    else if (message.type === 'free') main.freed();
    else if (message.type === 'sync') post({ type: 'synced' });
    else if (message.type === 'stream') streams.write(message.text);
    else {
      streams.flush();
      void outboxes[message.channel].send(message.frames);
    }
  });
  endWithParent();
  post({ type: 'bound' });
}

run().catch((error: unknown) => {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  parentPort?.close();
});
