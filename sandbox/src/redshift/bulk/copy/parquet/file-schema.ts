import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../../duckdb.js';

/** A column of a Parquet file. */
export interface FileColumn {
  readonly name: string;
  /** As DuckDB reads it, such as `DECIMAL(8,2)`. */
  readonly type: string;
  /** As the file's footer declares it, such as `optional int64 id [i:0 d:1 r:0]`. */
  readonly declared: string;
  /** The type in which its values are stored; undefined for nested columns. */
  readonly stored?: string | undefined;
}

/** One element of the schema in a file's footer, in the order of the tree. */
interface Element {
  readonly name: string;
  readonly type: string | null;
  readonly repetition_type: string | null;
  readonly num_children: bigint | null;
  readonly converted_type: string | null;
}

/** Reads the columns of a file. Throws what DuckDB throws where it is no Parquet. */
export async function fileColumns(
  connection: DuckDBConnection,
  path: string,
): Promise<FileColumn[]> {
  const read = async (text: string) => (await connection.runAndReadAll(text)).getRowObjectsJS();
  const types = await read(`describe select * from read_parquet(${literal(path)})`);
  const elements = (await read(
    `select name, type, repetition_type, num_children, converted_type from parquet_schema(${literal(path)})`,
  )) as unknown as Element[];
  return topLevel(elements.slice(1)).map((column, index) => ({
    ...column,
    type: String(types[index]?.column_type),
  }));
}

/** The columns among all elements: what is within one is passed over. */
function topLevel(elements: readonly Element[]): Omit<FileColumn, 'type'>[] {
  const columns: Omit<FileColumn, 'type'>[] = [];
  let leaf = 0;
  for (let at = 0; at < elements.length; ) {
    const element = elements[at] as Element;
    const { name, type } = element;
    const first = leaf;
    for (let open = 1; open > 0; at++) {
      const { type: stored, num_children: children } = elements[at] as Element;
      if (stored !== null) leaf++;
      open += Number(children ?? 0) - 1;
    }
    columns.push({ name, stored: type ?? undefined, declared: declared(element, first) });
  }
  return columns;
}

function declared(element: Element, leaf: number): string {
  const { name, type, repetition_type, converted_type } = element;
  const repetition = (repetition_type ?? 'required').toLowerCase();
  const annotation = converted_type === null ? '' : ` (${converted_type})`;
  const place = type === null ? '' : `i:${leaf} `;
  const depth = repetition === 'required' ? 0 : 1;
  return `${repetition} ${type?.toLowerCase() ?? 'group'} ${name}${annotation} [${place}d:${depth} r:0]`;
}
