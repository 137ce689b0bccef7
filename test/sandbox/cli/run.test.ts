import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ownership } from '../../../sandbox/src/processes/ownership.js';
import { build, sandbox, start } from './command-line.js';

/** Everything temporary goes here, so that what is left behind shows. */
let TMPDIR: string;
beforeAll(async () => {
  build();
  TMPDIR = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterAll(() => rm(TMPDIR, { recursive: true, force: true }));

const leftBehind = () => readdir(TMPDIR);

describe('shiftbook sandbox run', () => {
  it("gives the command the sandbox's variables, and ends with its exit code", async () => {
    const program = `const { AWS_PROFILE, AWS_ENDPOINT_URL, PGUSER, PGSSLMODE, OWN } = process.env;
      console.log(JSON.stringify({ AWS_PROFILE, AWS_ENDPOINT_URL, PGUSER, PGSSLMODE, OWN })); process.exit(7);`;
    const { code, stdout } = await sandbox(['run', '--', process.execPath, '-e', program], {
      TMPDIR,
      AWS_PROFILE: 'production',
      OWN: 'kept',
    });
    expect(code).toBe(7);
    expect(JSON.parse(stdout)).toEqual({
      AWS_ENDPOINT_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      PGUSER: 'analyst',
      PGSSLMODE: 'verify-full',
      OWN: 'kept',
    });
    expect(await leftBehind()).toEqual([]);
  });

  it("takes no notice of another database's variables", async () => {
    const { code } = await sandbox(['run', '--', 'true'], {
      TMPDIR,
      PGHOST: 'elsewhere',
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: '/no/certificate',
      PGOPTIONS: '-c no_such_setting=1',
      PGPASSWORD: 'x',
    });
    expect(code).toBe(0);
  });

  it('forwards signals, and then still removes the sandbox', async () => {
    const program = `process.on('SIGTERM', () => { console.log('told'); process.exit(3); }); console.log('up'); setInterval(() => {}, 1e6);`;
    const child = start(['run', '--', process.execPath, '-e', program], { TMPDIR });
    const lines = createInterface({ input: child.stdout });
    expect(await once(lines, 'line')).toEqual(['up']);
    child.kill('SIGTERM');
    expect(await once(lines, 'line')).toEqual(['told']);
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(await leftBehind()).toEqual([]);
  });

  it('that was killed leaves nothing that the next one does not remove', async () => {
    const program = `console.log('up'); setInterval(() => {}, 1e6);`;
    const killed = start(['run', '--', process.execPath, '-e', program], { TMPDIR });
    await once(createInterface({ input: killed.stdout }), 'line');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const [left] = await leftBehind();
    // Its PostgreSQL and ministack end by themselves; then the folder is nobody's.
    const folder = join(TMPDIR, left as string);
    while (!(await Ownership.abandoned(folder)));
    expect((await sandbox(['run', '--', 'true'], { TMPDIR })).code).toBe(0);
    expect(await leftBehind()).toEqual([]);
  });

  it('tells by 128 and more that a signal ended the command', async () => {
    const { code } = await sandbox(['run', '--', 'sh', '-c', 'kill -KILL $$'], { TMPDIR });
    expect(code).toBe(137);
  });

  it('says that there is no such program', async () => {
    const { code, stderr } = await sandbox(['run', '--', 'no-such-program'], { TMPDIR });
    expect(code).toBe(127);
    expect(stderr).toContain(
      'The command no-such-program cannot be started: there is no such program.',
    );
    expect(await leftBehind()).toEqual([]);
  });

  it('says what is missing, and leaves nothing half-made', async () => {
    const { code, stderr } = await sandbox(['run', '--', 'true'], {
      TMPDIR,
      SHIFTBOOK_MINISTACK: '/no/venv',
    });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'SHIFTBOOK_MINISTACK is /no/venv, and there is no /no/venv/bin/python.',
    );
    expect(await leftBehind()).toEqual([]);
  });

  it.each([
    [['run', 'true'], 'There is no command: shiftbook sandbox run -- COMMAND'],
    [['run', '--'], 'There is no command'],
    [
      ['run', '--credential-seconds', 'soon', '--', 'true'],
      '--credential-seconds is "soon"; it must be a number from 1 to 3600.',
    ],
    [['run', '--speed', '--', 'true'], "Unknown option '--speed'"],
    [['start', '--port', '70000'], '--port is "70000"; it must be a number from 1 to 65535.'],
    [['restart'], 'There is no command "restart".'],
    [[], 'Usage: shiftbook sandbox'],
  ])('refuses %j', async (argv, message) => {
    const { code, stdout, stderr } = await sandbox(argv, { TMPDIR });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('explains itself', async () => {
    for (const argv of [['--help'], ['help'], ['start', '--help']]) {
      expect(await sandbox(argv)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Usage: shiftbook sandbox/),
      });
    }
  });

  it('leaves --help behind -- to the command', async () => {
    const { stdout } = await sandbox(['run', '--', 'printf', '%s', 'to you: ', '--help'], {
      TMPDIR,
    });
    expect(stdout).toBe('to you: --help');
  });
});
