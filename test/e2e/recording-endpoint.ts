import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingEndpoint {
  /** Takes the place of `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** Every temporary database password that was handed out through it. */
  readonly passwords: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Passes every AWS request on as it is, and remembers the database passwords in the answers. */
export async function recordPasswords(target: string): Promise<RecordingEndpoint> {
  const passwords = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    const onward = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method ?? 'GET', headers: incoming.headers, setHost: false },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        let text = '';
        answer.on('data', (chunk: Buffer) => {
          if (answer.headers['content-type']?.includes('xml')) text += chunk.toString();
        });
        answer.on('end', () => {
          for (const [, password] of text.matchAll(/<DbPassword>([^<]+)<\/DbPassword>/g))
            if (password !== undefined) passwords.add(password);
        });
        answer.pipe(outgoing);
      },
    );
    onward.on('error', (error) => outgoing.destroy(error));
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passwords,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
