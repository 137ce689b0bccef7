import type { GetStatementResultCommandOutput } from '@aws-sdk/client-redshift-data';
import type { Exchange } from '../wire/exchange.js';
import { columnDescription } from './column-description.js';
import { fieldText } from './field-text.js';
import { dataRow, rowDescription, tell } from './messages.js';

/**
 * Reads the pages of a result and tells them as the wire tells rows.
 *
 * They are the tagged unions of GetStatementResult. GetStatementResultV2's CSV is shorter, but AWS does not say how it tells
 * NULL from an empty text, nor whether it has a header.
 *
 * @param page one page, after the one that gave the token
 * @param maxRows 0 for all
 * @param held while it is pending, nobody takes more rows
 */
export async function readRows(
  page: (token: string | undefined) => Promise<GetStatementResultCommandOutput>,
  exchange: Exchange,
  maxRows: number,
  held: () => Promise<void>,
): Promise<void> {
  let token: string | undefined;
  let rows = 0;
  do {
    const { ColumnMetadata = [], Records = [], NextToken } = await page(token);
    if (token === undefined) tell(exchange, rowDescription(ColumnMetadata.map(columnDescription)));
    const records = Records.slice(0, maxRows === 0 ? undefined : maxRows - rows);
    rows += records.length;
    const bytes = Buffer.concat(records.map((record) => dataRow(record.map(fieldText))));
    exchange.rows(bytes, 0, bytes.length);
    await held();
    token = NextToken;
  } while (token !== undefined && token !== '' && (maxRows === 0 || rows < maxRows));
}
