import { Reply, Router, type Socket, XPublisher } from 'zeromq';
import { type ConnectionFile, channelAddress } from '../wire/connection-file.js';

/** How long a closing socket may try to hand over its last messages, in milliseconds. */
const LINGER_MS = 1000;

/** For {@link PatientPublisher}: a client that reads slowly slows the cells down, and gets its output whole. */
const PUBLISHING = {
  /** How many messages one client may have unread; the longest have some 256 KB. */
  sendHighWaterMark: 200,
  noDrop: true,
  /** Who then reads nothing at all for so long, in milliseconds, is disconnected. */
  tcpMaxRetransmitTimeout: 10_000,
  // Unless it is verbose, only the first client's subscription is heard of, and no other is welcomed.
  verbosity: 'allSubs',
} as const;

export interface Sockets {
  readonly shell: Router;
  readonly control: Router;
  readonly stdin: Router;
  readonly iopub: XPublisher;
  readonly heartbeat: Reply;
}

async function bind<S extends Socket>(socket: S, name: string, address: string): Promise<S> {
  socket.linger = LINGER_MS;
  try {
    await socket.bind(address);
  } catch (error) {
    throw new Error(`The ${name} channel cannot listen on ${address}: ${String(error)}.`);
  }
  return socket;
}

/** Binds every channel. Nothing is read yet: a request must find all of them bound. */
export async function bindSockets(file: ConnectionFile): Promise<Sockets> {
  // No high-water mark: a client that reads slowly gets its output late, but whole.
  const unlimited = { sendHighWaterMark: 0 };
  const address = (port: Parameters<typeof channelAddress>[1]) => channelAddress(file, port);
  const [shell, control, stdin, iopub, heartbeat] = await Promise.all([
    bind(new Router(unlimited), 'shell', address('shell_port')),
    bind(new Router(unlimited), 'control', address('control_port')),
    bind(new Router(unlimited), 'stdin', address('stdin_port')),
    bind(new XPublisher(PUBLISHING), 'iopub', address('iopub_port')),
    bind(new Reply(), 'heartbeat', address('hb_port')),
  ]);
  return { shell, control, stdin, iopub, heartbeat };
}
