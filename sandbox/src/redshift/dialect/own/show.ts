import type { ObjectName, OwnStatement } from '../own-statement.js';
import type { Reader } from './reader.js';
import { isOwnSetting } from './settings.js';

const DEFINITIONS = [['table'], ['view'], ['external', 'table'], ['procedure']] as const;
const LISTS = ['databases', 'schemas', 'tables', 'columns', 'grants', 'parameters'] as const;

type ShowList = Extract<OwnStatement, { kind: 'show list' }>;

function list(reader: Reader, of: ShowList['of']): ShowList {
  let within: ObjectName | undefined;
  if (reader.take('from') || reader.take('on') || reader.take('of')) {
    for (const word of ['database', 'schema', 'table', 'procedure']) if (reader.take(word)) break;
    within = reader.objectName();
    if (reader.parens() !== undefined && of !== 'parameters') throw reader.unexpected();
  }
  const like = reader.take('like') ? reader.string() : undefined;
  const limit = reader.take('limit') ? reader.number() : undefined;
  reader.end();
  return {
    kind: 'show list',
    of,
    ...(within === undefined ? {} : { in: within }),
    ...(like === undefined ? {} : { like }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_SHOW_TABLE.html and its neighbours. */
export function show(reader: Reader): OwnStatement | undefined {
  if (!reader.take('show')) return undefined;
  const definition = DEFINITIONS.find((words) => reader.take(...words));
  if (definition !== undefined) {
    const name = reader.objectName();
    reader.parens();
    reader.end();
    return { kind: 'show definition', of: definition.join(' ') as 'table', name };
  }
  const of = LISTS.find((word) => reader.take(word));
  if (of !== undefined) return list(reader, of);
  const { next } = reader;
  if (next.kind === 'word' && isOwnSetting(next.value)) {
    const name = reader.name();
    reader.end();
    return { kind: 'show setting', name };
  }
  return undefined;
}
