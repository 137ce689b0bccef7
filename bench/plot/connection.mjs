import { connect } from 'shiftbook';

/** The sandbox's cluster, through what counts bytes; logged in, so that this is no part of what is measured. */
export async function connected() {
  const { PGHOST: host, PGPORT: port } = process.env;
  const rs = await connect({
    cluster: 'shiftbook',
    database: 'dev',
    user: 'analyst',
    host,
    port: Number(port),
  });
  await rs.verify();
  return rs;
}
