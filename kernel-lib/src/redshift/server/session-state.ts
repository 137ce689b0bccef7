/**
 * Commands that leave something in the session that other sessions do not have: settings, prepared statements,
 * cursors.
 */
const STATEFUL = /^(?:SET|RESET|PREPARE|DECLARE|LISTEN|LOAD|USE)\b/;

/** Text that makes temporary tables; `#name` is Redshift's short form. */
const TEMPORARY = /\b(?:temp|temporary)\b|(?:table|into)\s+#/i;

/**
 * Whether a statement that ran ties what follows to its session.
 *
 * @param command the server's command tag, such as `SELECT 5`.
 */
export function leavesState(command: string, text: string): boolean {
  return STATEFUL.test(command) || (/^(?:CREATE|SELECT)\b/.test(command) && TEMPORARY.test(text));
}
