import type { Service, ServiceError } from './service.js';

/**
 * Decodes an awsQuery form: `DbGroups.DbGroup.1=a` and `DbGroups.member.1=a` are the first of the list `DbGroups`,
 * `Filter.Name=x` is a member of a structure. All values are text.
 */
export function decodeQuery(form: string): { action: string; input: Record<string, unknown> } {
  const root: Node = new Map();
  let action = '';
  for (const [name, value] of new URLSearchParams(form)) {
    if (name === 'Action') action = value;
    else if (name !== 'Version') insert(root, name.split('.'), value);
  }
  return { action, input: structure(root) };
}

type Node = Map<string, Node | string>;

function insert(node: Node, path: readonly string[], value: string): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    node.set(name, value);
    return;
  }
  const found = node.get(name);
  const child: Node = found instanceof Map ? found : new Map();
  node.set(name, child);
  insert(child, rest, value);
}

const structure = (node: Node): Record<string, unknown> =>
  Object.fromEntries([...node].map(([name, value]) => [name, decoded(value)]));

function decoded(value: Node | string): unknown {
  if (typeof value === 'string') return value;
  const only = value.size === 1 ? [...value.values()][0] : undefined;
  if (only instanceof Map && isList(only)) return items(only);
  return isList(value) ? items(value) : structure(value);
}

const isList = (node: Node): boolean => [...node.keys()].every((key) => /^\d+$/.test(key));

const items = (node: Node): unknown[] =>
  [...node].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => decoded(value));

/** Encodes the answer of `action` as awsQuery's XML. */
export function encodeQuery(
  service: Service,
  action: string,
  output: Readonly<Record<string, unknown>>,
  requestId: string,
): string {
  const result = members(output, service.listElements ?? {});
  return (
    `<${action}Response xmlns="${service.namespace ?? ''}"><${action}Result>${result}</${action}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`
  );
}

/** Encodes an error as awsQuery's XML. */
export function encodeQueryError(
  error: Pick<ServiceError, 'code' | 'message' | 'status'>,
  requestId: string,
  namespace = '',
): string {
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  return (
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(error.code)}</Code>` +
    `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}

function members(
  value: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, string>>,
): string {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => {
      const content = Array.isArray(member)
        ? member.map((item) => element(lists[name] ?? 'member', inner(item, lists))).join('')
        : inner(member, lists);
      return element(name, content);
    })
    .join('');
}

function inner(value: unknown, lists: Readonly<Record<string, string>>): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return members(value as Record<string, unknown>, lists);
  }
  return escapeXml(String(value));
}

const element = (name: string, content: string) => `<${name}>${content}</${name}>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Also keeps out what no XML document may hold. */
const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] as string)
    .replaceAll('\r', '&#13;');
