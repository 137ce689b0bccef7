import { afterEach, beforeEach, expect, it } from 'vitest';
import { Subscriber, XPublisher } from 'zeromq';
import { PatientPublisher } from '../../../../kernel-lib/src/kernel/channels/patient-publisher';

const MESSAGE = [Buffer.alloc(262_144)];
/** More than one subscriber and the system's own buffers hold. */
const MANY = 200;

let socket: XPublisher;
let subscriber: Subscriber;
beforeEach(async () => {
  socket = new XPublisher({ sendHighWaterMark: 10, noDrop: true, linger: 0 });
  await socket.bind('tcp://127.0.0.1:0');
  subscriber = new Subscriber({ receiveHighWaterMark: 1, linger: 0 });
  subscriber.connect(socket.lastEndpoint ?? '');
  subscriber.subscribe('');
  await socket.receive();
});
afterEach(() => {
  subscriber.close();
  socket.close();
});

async function publish(publisher: PatientPublisher): Promise<void> {
  for (let i = 0; i < MANY; i++) await publisher.send(MESSAGE);
}

it('waits for who reads more slowly than it is written', async () => {
  const published = publish(new PatientPublisher(socket));
  for (let i = 0; i < MANY; i++) {
    expect(await subscriber.receive()).toHaveLength(1);
    await new Promise((done) => setImmediate(done));
  }
  await published;
});

it('goes on without who reads nothing', async () => {
  await expect(publish(new PatientPublisher(socket, 100))).resolves.toBeUndefined();
});

it('waits for nobody once it is closed', async () => {
  const publisher = new PatientPublisher(socket);
  const published = publish(publisher);
  publisher.close();
  await published;
});

it('says what else is wrong', async () => {
  socket.close();
  await expect(new PatientPublisher(socket).send(MESSAGE)).rejects.toThrow(/closed/i);
});
