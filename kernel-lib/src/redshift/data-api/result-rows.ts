import type { Exchange } from '../wire/exchange.js';
import type { ResultPage } from './calls.js';
import { columnDescription } from './column-description.js';
import { dataRow, rowDescription, tell } from './messages.js';

/**
 * Reads the pages of a result and tells them as the wire tells rows.
 *
 * @param page one page, after the one that gave the token
 * @param maxRows 0 for all
 * @param held while it is pending, nobody takes more rows
 */
export async function readRows(
  page: (token: string | undefined) => Promise<ResultPage>,
  exchange: Exchange,
  maxRows: number,
  held: () => Promise<void>,
): Promise<void> {
  let token: string | undefined;
  let taken = 0;
  do {
    const { columns, rows, next } = await page(token);
    if (token === undefined) tell(exchange, rowDescription(columns.map(columnDescription)));
    const wanted = rows.slice(0, maxRows === 0 ? undefined : maxRows - taken);
    taken += wanted.length;
    const bytes = Buffer.concat(wanted.map(dataRow));
    exchange.rows(bytes, 0, bytes.length);
    await held();
    token = next;
  } while (token !== undefined && token !== '' && (maxRows === 0 || taken < maxRows));
}
