import { escapeIdentifier, escapeLiteral } from 'pg';
import type { ObjectName } from '../dialect/own-statement.js';

/** A name for PostgreSQL's SQL. */
export const quotedName = (name: ObjectName): string => name.map(escapeIdentifier).join('.');

/** The relation of that name. Who may not see it is told as by any statement. */
export const relation = (name: ObjectName): string =>
  `${escapeLiteral(quotedName(name))}::regclass`;
