import type { Socket } from 'node:net';
import { readRow } from '../wire/data-row.js';
import { cstring, message } from '../wire/writing.js';
import type { ExpectedAnswers, HiddenAnswer } from './expected.js';

const NAME = cstring('shiftbook hidden');

/**
 * Asks PostgreSQL on the client's own session, between two of the client's messages: inside its transaction, and without
 * its unnamed statement and portal. The client sees nothing of it. Resolves to undefined where the transaction has failed,
 * or the session ends.
 *
 * @param text with one parameter, a text array
 */
export function hiddenQuery(
  server: Socket,
  expected: ExpectedAnswers,
  text: string,
  parameter: readonly string[],
): Promise<string[][] | undefined> {
  // Where the client's own messages are not synced, their implicit transaction must stay open.
  const alone = expected.isSynced;
  return new Promise((resolve) => {
    const rows: string[][] = [];
    let failed = false;
    let closed = 0;
    const end = () => {
      server.off('close', end);
      resolve(failed || server.destroyed ? undefined : rows);
    };
    const hidden: HiddenAnswer = {
      take(answer) {
        const type = String.fromCharCode(answer[0] as number);
        if (type === 'D') rows.push(readRow(answer));
        if (type === 'E') failed = true;
        if (type === '3') closed++;
        if (alone ? type === 'Z' : failed || closed === 2) end();
        // Where it fails the client's own messages with it, the client is told.
        return type === 'E' && !alone;
      },
      abandon() {
        failed = true;
        if (!alone) end();
      },
    };
    server.once('close', end);
    for (const kind of ['parse', 'bind', 'execute', 'close', 'close'] as const) {
      expected.expect({ kind, hidden });
    }
    if (alone) expected.expect({ kind: 'sync', hidden });
    const array = Buffer.from(arrayText(parameter));
    const size = Buffer.alloc(4);
    size.writeInt32BE(array.length);
    server.write(
      Buffer.concat([
        message('P', Buffer.concat([NAME, cstring(text), ZERO])),
        message('B', Buffer.concat([NAME, NAME, ZERO, ONE, size, array, ZERO])),
        message('E', Buffer.concat([NAME, ZERO, ZERO])),
        message('C', Buffer.concat([Buffer.from('P'), NAME])),
        message('C', Buffer.concat([Buffer.from('S'), NAME])),
        message(alone ? 'S' : 'H', Buffer.alloc(0)),
      ]),
    );
  });
}

const ZERO = Buffer.from([0, 0]);
const ONE = Buffer.from([0, 1]);

const arrayText = (texts: readonly string[]) =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
