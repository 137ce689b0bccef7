// Nothing but taking the bytes off the socket: what the server and TLS cost.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { measure } from './measure.mjs';

const client = new pg.Client({ ssl: { ca: readFileSync(process.env.PGSSLROOTCERT, 'utf8') } });
await client.connect();
const { connection } = client;
const socket = connection.stream;
socket.removeAllListeners('data');

// A ReadyForQuery ends the answer: Z, its length 5, and the state I.
const END = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

await measure(
  (first) =>
    new Promise((resolve) => {
      let tag = Buffer.alloc(0);
      const take = (chunk) => {
        first();
        tag = chunk.length > 40 ? chunk.subarray(-40) : Buffer.concat([tag, chunk]).subarray(-40);
        if (tag.subarray(-END.length).equals(END)) {
          socket.off('data', take);
          resolve({});
        }
      };
      socket.on('data', take);
      connection.query(process.env.BENCH_QUERY);
    }),
);
process.exit(); // pg would take the end of the socket, whose bytes it did not see, for an error
