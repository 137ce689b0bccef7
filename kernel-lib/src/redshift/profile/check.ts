import { ShiftbookError } from '../../errors.js';
import type { Profile, ProfileFile, SageMakerSettings } from './profile.js';
import { CONNECTION_KINDS, type KindRules, type Rule, SAGEMAKER_RULES } from './rules.js';

const SECRET = /passw|secret|token|access_?key|credential/i;

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, where: string, file: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Fields;
  }
  throw new ShiftbookError('profile-invalid', `${file}: ${where} must be an object.`);
}

const within = (where: string, name: string): string => (where === '' ? name : `${where}.${name}`);

/** Those that a connection may name; the Data API's is made of `via`. */
const KINDS = Object.keys(CONNECTION_KINDS)
  .filter((kind) => kind !== 'data-api')
  .join(', ');

function kindRules(kind: unknown, where: string, file: string): KindRules {
  const found = Object.entries(CONNECTION_KINDS).find(([name]) => name === (kind ?? 'cluster'));
  if (found !== undefined) return found[1];
  throw unknownKind(kind, where, file);
}

const unknownKind = (kind: unknown, where: string, file: string): ShiftbookError =>
  new ShiftbookError(
    'profile-invalid',
    `${file}: ${within(where, 'kind')} is no kind of connection: ${JSON.stringify(kind)}.`,
    { hint: `Kinds: ${KINDS}; "via": "data-api" stands without a kind.` },
  );

function checkFields(
  fields: Fields,
  rules: Readonly<Record<string, Rule>>,
  where: string,
  file: string,
): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = within(where, name);
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined && SECRET.test(name)) {
      throw new ShiftbookError('profile-secret', `${file}: ${field} looks like a secret.`, {
        hint: 'Connections hold no secrets. Remove the field: Shiftbook gets temporary passwords from Redshift; or set "kind": "secret" to read a secret of AWS Secrets Manager, or "environment" for variables of the kernel.',
      });
    }
    if (rule === undefined) {
      throw new ShiftbookError('profile-invalid', `${file}: ${field} is not a known field.`, {
        hint: `Known fields: ${Object.keys(rules).join(', ')}.`,
      });
    }
    const wrong = rule(value);
    if (wrong !== undefined) {
      throw new ShiftbookError(
        'profile-invalid',
        `${file}: ${field} ${wrong}, not ${JSON.stringify(value)}.`,
      );
    }
  }
}

/** `via: 'data-api'` is a kind of its own: what it needs and takes is other than what a login does. */
function withKind(fields: Fields, where: string, file: string): Fields {
  const { via, kind, cluster, workgroup, user, secret } = fields;
  if (via === undefined && kind === 'data-api') throw unknownKind(kind, where, file);
  if (via === undefined) return fields;
  const wrong = (what: string) =>
    new ShiftbookError('profile-invalid', `${file}: ${within(where, what)}.`, {
      hint: 'A connection by the Data API has "via": "data-api", a "cluster" or a "workgroup", and perhaps a "user" of the cluster or a "secret".',
    });
  if (via !== 'data-api') {
    throw wrong(`via must be "data-api", not ${JSON.stringify(via)}`);
  }
  if (kind !== undefined && kind !== 'data-api') throw wrong('kind cannot stand beside via');
  if ((cluster === undefined) === (workgroup === undefined)) {
    throw wrong('cluster or workgroup must be there, and not both');
  }
  if (user !== undefined && (workgroup !== undefined || secret !== undefined)) {
    throw wrong('user is for a cluster without a secret');
  }
  return { ...fields, kind: 'data-api' };
}

/**
 * Checks one connection.
 *
 * @param where the field that holds it, such as `connections.dev`.
 * @param file the file, or another origin, to name in errors.
 * @throws ShiftbookError `profile-invalid`, or `profile-secret` for a field that looks like a secret.
 */
export function checkConnection(value: unknown, where: string, file: string): Profile {
  const given = fieldsOf(value, where === '' ? 'the connection' : where, file);
  const fields = withKind(given, where, file);
  const { fields: rules, required } = kindRules(fields.kind, where, file);
  checkFields(fields, rules, where, file);
  for (const name of required) {
    if (fields[name] === undefined) {
      const field = within(where, name);
      throw new ShiftbookError('profile-invalid', `${file}: ${field} is missing.`, {
        hint: `A connection of kind ${fields.kind ?? 'cluster'} needs ${required.join(', ')}; other kinds: ${KINDS}.`,
      });
    }
  }
  return fields as unknown as Profile;
}

/** Checks the whole content of a file. Throws as {@link checkConnection} does. */
export function checkProfileFile(value: unknown, file: string): ProfileFile {
  const content = fieldsOf(value, 'the file', file);
  const known: Rule = () => undefined;
  checkFields(content, { connections: known, sagemaker: known, $schema: known }, '', file);
  const connections = Object.entries(fieldsOf(content.connections ?? {}, 'connections', file)).map(
    ([name, entry]) => [name, checkConnection(entry, `connections.${name}`, file)] as const,
  );
  if (content.sagemaker === undefined) {
    return { connections: Object.fromEntries(connections) };
  }
  const sagemaker = fieldsOf(content.sagemaker, 'sagemaker', file);
  checkFields(sagemaker, SAGEMAKER_RULES, 'sagemaker', file);
  return {
    connections: Object.fromEntries(connections),
    sagemaker: sagemaker as SageMakerSettings,
  };
}
