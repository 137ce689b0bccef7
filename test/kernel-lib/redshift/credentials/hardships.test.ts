import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { connect } from 'shiftbook';
import { afterAll, describe, expect, test } from 'vitest';
import { CredentialBroker } from '../../../../kernel-lib/src/redshift/credentials/broker.js';
import { getClusterCredentials } from '../../../../kernel-lib/src/redshift/credentials/get-cluster-credentials.js';
import { ServerClock } from '../../../../kernel-lib/src/redshift/credentials/server-clock.js';
import { temporary } from '../../../../kernel-lib/src/redshift/credentials/temporary-answer.js';
import { analyst, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();
const fronts: Server[] = [];
afterAll(() => {
  for (const front of fronts) front.close();
});

interface Answer {
  readonly status: number;
  readonly date?: string;
  readonly body: string;
}

/** Puts an endpoint in front of the sandbox: clients that are made from now on come to it, and see what `change` makes of its answers. */
async function inFront(change: (answer: Answer, action: string) => Answer): Promise<void> {
  const front = createServer(async (incoming, response) => {
    const body = await buffer(incoming);
    const action = new URLSearchParams(body.toString()).get('Action') ?? '';
    const answer = change(await ask(incoming, body), action);
    if (answer.date !== undefined) response.setHeader('date', answer.date);
    response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
  });
  fronts.push(front);
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = front.address();
  const port = typeof address === 'object' ? address?.port : 0;
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
}

function ask(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', url = '/', rawHeaders: headers } = incoming;
    const question = request(sandbox().endpoint, { method, path: url, headers });
    question.on('error', reject);
    question.on('response', async (answer) =>
      resolve({ status: answer.statusCode ?? 0, body: await text(answer) }),
    );
    question.end(body);
  });
}

const THROTTLED: Answer = {
  status: 400,
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>',
};

describe('throttling', () => {
  test('is survived, with one renewal for all who wait', async () => {
    let calls = 0;
    await inFront((answer) => {
      calls++;
      return calls <= 2 ? THROTTLED : answer;
    });
    const broker = new CredentialBroker(() =>
      getClusterCredentials({ ...analyst, region: 'ap-south-1' }),
    );
    const all = await Promise.all(Array.from({ length: 8 }, () => broker.get()));
    expect(new Set(all).size).toBe(1);
    expect(calls).toBe(3);
  });

  test('that does not end is told', async () => {
    await inFront(() => THROTTLED);
    expect(await failureOf(connect({ ...analyst, region: 'ap-south-2' }))).toMatchObject({
      code: 'aws-throttled',
      message: expect.stringContaining('redshift:DescribeClusters'),
    });
  });
});

describe('clocks that differ', () => {
  const shifted = (text: string, by: number) => new Date(Date.parse(text) + by).toISOString();

  test.each([
    ['behind', 'eu-north-1', 600_000],
    ['ahead', 'eu-south-1', -600_000],
  ])(
    'a clock that is 10 minutes %s of AWS’s does not shorten a password’s life',
    async (...row) => {
      const [, region, ahead] = row;
      await inFront(({ status, body }) => ({
        status,
        date: new Date(Date.now() + ahead).toUTCString(),
        body: body.replace(/(?<=<Expiration>)[^<]+/, (time) => shifted(time, ahead)),
      }));
      const { lifetime, clockAhead } = await getClusterCredentials({ ...analyst, region });
      expect(lifetime).toBeGreaterThan(880_000);
      expect(lifetime).toBeLessThanOrEqual(900_000);
      expect(Math.abs(clockAhead - ahead)).toBeLessThan(10_000);
    },
  );

  test('by less than two seconds are the same; a date that is none is no clock', () => {
    const clock = new ServerClock({ middlewareStack: { add: () => undefined } });
    for (const date of [new Date().toUTCString(), 'yesterday', undefined]) {
      clock.heard(date);
      expect(clock.ahead).toBe(0);
    }
  });
});

test('a password is renewed when the service says that it will give another', async () => {
  const clock = new ServerClock({ middlewareStack: { add: () => undefined } });
  let count = 0;
  const broker = new CredentialBroker(async () => {
    count++;
    const refresh = new Date(Date.now() + (count === 1 ? -1 : 500_000));
    const expiration = new Date(Date.now() + 900_000);
    return temporary(
      { user: 'IAMR:role', password: 'p', expiration, refresh },
      { action: 'redshift-serverless:GetCredentials', asked: 900, clock },
    );
  });
  const first = await broker.get();
  // Its refresh is over already and so says nothing; what it says of its end holds.
  expect(first.refreshIn).toBe(Number.POSITIVE_INFINITY);
  expect(await broker.get()).toBe(first);
  const second = await broker.replace(first);
  expect(second.refreshIn).toBeGreaterThan(490_000);
  expect(second.refreshIn).toBeLessThanOrEqual(500_000);
});
