import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect } from 'shiftbook';
import { expect, it } from 'vitest';
import { analyst, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();

/** Passes requests on to the sandbox, but writes an empty text in CSV as nothing; counts what is asked. */
async function unclearEndpoint() {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']).replace('RedshiftData.', '');
    asked.push(operation);
    const onward = request(
      new URL(incoming.url ?? '/', sandbox().endpoint),
      { method: incoming.method ?? 'POST', headers: incoming.headers, setHost: false },
      async (answer) => {
        const body = await text(answer);
        const changed = operation.endsWith('V2') ? body.replaceAll('\\"\\"\\r\\n', '\\r\\n') : body;
        outgoing.writeHead(answer.statusCode ?? 502, {
          ...answer.headers,
          'content-length': Buffer.byteLength(changed),
        });
        outgoing.end(changed);
      },
    );
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}`, server };
}

it('tagged unions are fetched where CSV does not tell NULL from an empty text', async () => {
  const { asked, url, server } = await unclearEndpoint();
  process.env.AWS_ENDPOINT_URL_REDSHIFT_DATA = url;
  try {
    await using rs = await connect({ via: 'data-api', ...analyst });
    const result = await rs.sql`select '' as empty, null as missing, 0 as zero`;
    expect(result.rows()).toEqual([{ empty: '', missing: null, zero: 0 }]);
    const fetched = asked.filter((operation) => operation.startsWith('GetStatementResult'));
    expect(fetched).toEqual(['GetStatementResultV2', 'GetStatementResult', 'GetStatementResult']);
  } finally {
    delete process.env.AWS_ENDPOINT_URL_REDSHIFT_DATA;
    server.closeAllConnections();
    server.close();
  }
});
