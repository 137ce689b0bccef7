// The rows from memory into a new table, by rs.upload of an Arrow table.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { connect } from 'shiftbook';
import { measure } from '../read/measure.mjs';

const require = createRequire(import.meta.resolve('shiftbook'));
const library = require.resolve('parquet-wasm/esm');
const parquet = await import(library);
parquet.initSync({ module: readFileSync(join(dirname(library), 'parquet_wasm_bg.wasm')) });
const bytes = readFileSync(process.env.BENCH_PARQUET);
const frame = tableFromIPC(parquet.readParquet(bytes).intoIPCStream());

const staging = 's3://bench/staging';
const rs = await connect({ cluster: 'shiftbook', database: 'dev', user: 'analyst', staging });
await rs.verify();
await measure(async () => {
  const { rows, files, bytes: size } = await rs.upload(frame, 'bench_uploaded');
  return { rows, files, megabytes: size / 2 ** 20 };
});
await rs.sql`drop table bench_uploaded`;
await rs.close();
