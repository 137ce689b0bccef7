import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { RedshiftDataClient } from '@aws-sdk/client-redshift-data';

/** A long of more digits than a double holds; in a text of the result its quotes would stand behind a backslash. */
const LONG = /("longValue"\s*:\s*)(-?\d{16,})/g;

/**
 * Has BIGINT values of many digits arrive as text: JSON's numbers are doubles in JavaScript, which would round them, and
 * the SDK passes text through where a number is expected.
 */
export function keepLongsExact(client: RedshiftDataClient): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      const response = answer.response as { body?: unknown };
      if (response.body instanceof Readable) {
        const body = await text(response.body);
        response.body = Readable.from([Buffer.from(body.replace(LONG, '$1"$2"'))]);
      }
      return answer;
    },
    { step: 'deserialize', priority: 'low', name: 'keepLongsExact' },
  );
}
