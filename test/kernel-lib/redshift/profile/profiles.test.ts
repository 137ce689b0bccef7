import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { connect, type Profile } from 'shiftbook';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { profileFacts } from '../../../../kernel-lib/src/redshift/profile/facts.js';
import { findConnection } from '../../../../kernel-lib/src/redshift/profile/find.js';
import { findJsonError } from '../../../../kernel-lib/src/redshift/profile/json-error.js';
import {
  removeConnection,
  saveConnection,
} from '../../../../kernel-lib/src/redshift/profile/save.js';
import {
  listConnections,
  sagemakerSettings,
} from '../../../../kernel-lib/src/redshift/profile/saved.js';

const dev: Profile = { cluster: 'shiftbook', database: 'dev', user: 'analyst' };
let folder: string;
let userFile: string;
let notebooks: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shiftbook-profiles-'));
  userFile = join(folder, 'config', 'connections.json');
  notebooks = join(folder, 'project', 'notebooks');
  mkdirSync(notebooks, { recursive: true });
  process.env.SHIFTBOOK_CONNECTIONS = userFile;
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, content: unknown): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};
const project = (): string => join(folder, 'project', 'shiftbook.json');

describe('saved connections', () => {
  test('of the project come before the user’s, of the nearest folder first', () => {
    write(userFile, { connections: { dev: { ...dev, user: 'mine' }, own: dev } });
    write(project(), { connections: { dev: { ...dev, user: 'far' }, far: dev } });
    write(join(notebooks, 'shiftbook.json'), { connections: { dev: { ...dev, user: 'near' } } });
    const found = listConnections(notebooks).map(({ name, source, profile }) => [
      name,
      source,
      profileFacts(profile).user,
    ]);
    // There may be a shiftbook.json above the folder of this test.
    expect(found.filter(([name]) => ['dev', 'far', 'own'].includes(String(name)))).toEqual([
      ['dev', 'project', 'near'],
      ['far', 'project', 'analyst'],
      ['own', 'user', 'analyst'],
    ]);
  });

  test('name their CA file relative to themselves', async () => {
    write(project(), { connections: { dev: { ...dev, ca: 'certs/ca.pem' } } });
    const { profile } = await findConnection('dev', notebooks);
    expect(profile).toMatchObject({ ca: join(folder, 'project', 'certs', 'ca.pem') });
  });

  test('that do not exist: the error lists those that do, and the places', async () => {
    write(userFile, { connections: { dev, test: dev } });
    await expect(connect('prod', { directory: notebooks })).rejects.toMatchObject({
      code: 'profile-not-found',
      message: 'No connection is named "prod".',
      hint: expect.stringMatching(
        new RegExp(`Known connections: .*test.*${notebooks}.*${userFile}`),
      ),
    });
  });

  test('bring settings for SageMaker along', () => {
    write(project(), { sagemaker: { bucket: 'my-bucket' } });
    expect(sagemakerSettings(notebooks)).toEqual({ bucket: 'my-bucket' });
    write(join(notebooks, 'shiftbook.json'), { sagemaker: { bucket: 'nearer' } });
    expect(sagemakerSettings(notebooks)).toEqual({ bucket: 'nearer' });
  });
});

describe('a file that is wrong', () => {
  test.each([
    ['{\n  "connections": {\n    "dev": {,}\n  }\n}', '3:13'],
    ['{\n  "connections": {}', '2:20'],
    ['', '1:1'],
    ["{'a': 1}", '1:2'],
  ])('%j is not JSON at %s', (text, place) => {
    write(userFile, text);
    expect(() => listConnections(folder)).toThrow(
      expect.objectContaining({
        code: 'profile-not-json',
        message: expect.stringContaining(`${userFile}:${place}:`),
      }),
    );
  });

  test.each([
    [{ connections: { dev: { ...dev, port: '5439' } } }, 'connections.dev.port', '"5439"'],
    [
      { connections: { dev: { ...dev, sslMode: 'disable' } } },
      'connections.dev.sslMode',
      'verify-ca',
    ],
    [
      { connections: { dev: { ...dev, durationSeconds: 60 } } },
      'connections.dev.durationSeconds',
      '900',
    ],
    [{ connections: { dev: { ...dev, groups: 'all' } } }, 'connections.dev.groups', 'list'],
    [{ connections: { dev: { ...dev, cluster: 'A b' } } }, 'connections.dev.cluster', '"A b"'],
    [{ connections: { dev: { cluster: 'c', database: 'd' } } }, 'connections.dev.user', 'missing'],
    [{ connections: { dev: { ...dev, colour: 1 } } }, 'connections.dev.colour', 'known'],
    [{ connections: { dev: { kind: 'data-api' } } }, 'connections.dev.kind', '"data-api"'],
    [
      { connections: { dev: { kind: 'serverless', database: 'd' } } },
      'connections.dev.workgroup',
      'missing',
    ],
    [{ connections: { dev: { ...dev, kind: 'cluster-iam' } } }, 'connections.dev.user', 'known'],
    [{ connections: { dev: { ...dev, role: 'admin' } } }, 'connections.dev.role', 'ARN'],
    [{ connections: [] }, 'connections', 'object'],
    [{ connections: { dev: 1 } }, 'connections.dev', 'object'],
    [{ conections: {} }, 'conections', 'known'],
    [{ sagemaker: { bucket: 'No Such' } }, 'sagemaker.bucket', 'S3'],
    [[], 'the file', 'object'],
  ])('%j: the error names file and field', (content, field, words) => {
    write(userFile, content);
    const list = () => listConnections(folder);
    expect(list).toThrow(expect.objectContaining({ code: 'profile-invalid' }));
    expect(list).toThrow(`${userFile}: ${field}`);
    expect(list).toThrow(words);
  });

  test.each(['password', 'secretAccessKey', 'sessionToken', 'dbPassword'])(
    '%s is refused, its value not told',
    (field) => {
      write(userFile, { connections: { dev: { ...dev, [field]: 'hunter2' } } });
      const list = () => listConnections(folder);
      expect(list).toThrow(expect.objectContaining({ code: 'profile-secret' }));
      expect(list).not.toThrow('hunter2');
    },
  );

  test('findJsonError and JSON.parse agree on what is JSON', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', '{', ']', '0', '.', 'e', '\\', '\n', ' '),
      )
      .map(
        ([text, at, piece]) =>
          text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged, fc.string({ unit: 'binary' })), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(findJsonError(text) === undefined).toBe(valid);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('saving', () => {
  test('makes a file for its owner only, and keeps what else is in it', () => {
    saveConnection('dev', dev);
    expect(statSync(userFile).mode & 0o777).toBe(0o600);
    write(userFile, { sagemaker: { bucket: 'my-bucket' }, connections: { dev } });
    saveConnection('test', { ...dev, region: 'eu-central-1' });
    expect(JSON.parse(readFileSync(userFile, 'utf8'))).toEqual({
      sagemaker: { bucket: 'my-bucket' },
      connections: { dev, test: { ...dev, region: 'eu-central-1' } },
    });
    expect(statSync(userFile).mode & 0o777).toBe(0o600);
    removeConnection('dev');
    const own = listConnections(folder).filter(({ source }) => source === 'user');
    expect(own.map(({ name }) => name)).toEqual(['test']);
    expect(readdirSync(dirname(userFile))).toEqual(['connections.json']);
  });

  test.each([
    ['a field that is wrong', 'dev', { ...dev, port: 0 }, 'profile-invalid'],
    ['a password', 'dev', { ...dev, password: 'hunter2' }, 'profile-secret'],
    ['a name that is none', '__proto__', dev, 'profile-invalid'],
    ['an empty name', '', dev, 'profile-invalid'],
  ])('refuses %s and writes nothing', (_what, name, profile, code) => {
    const save = () => saveConnection(name, profile as Profile);
    expect(save).toThrow(expect.objectContaining({ code }));
    expect(() => readFileSync(userFile)).toThrow('ENOENT');
  });

  test('leaves a broken file as it is', () => {
    write(userFile, '{ "connections": {');
    expect(() => saveConnection('dev', dev)).toThrow(
      expect.objectContaining({ code: 'profile-not-json' }),
    );
    expect(readFileSync(userFile, 'utf8')).toBe('{ "connections": {');
  });

  test('that fails half-way leaves nothing behind', () => {
    mkdirSync(userFile, { recursive: true });
    expect(() => saveConnection('dev', dev)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^profile-/) }),
    );
    expect(readdirSync(dirname(userFile))).toEqual(['connections.json']);
  });

  test('removing what is not there says so', () => {
    saveConnection('dev', dev);
    expect(() => removeConnection('prod')).toThrow(
      expect.objectContaining({ code: 'profile-not-found' }),
    );
  });
});
