import { expandSqlCell } from '../../sql-cell/expand.js';
import { log } from '../log.js';
import { historyFolder } from './folder.js';
import { History } from './history.js';
import { Sessions } from './sessions.js';

/** The kernel's history: on disk, unless the user turned that off. */
export function openHistory(env: NodeJS.ProcessEnv = process.env): History {
  const folder = historyFolder(env);
  const sessions = folder === undefined ? undefined : new Sessions(folder);
  return new History({ sessions, report: log, transform: expandSqlCell });
}
