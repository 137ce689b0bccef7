import { type Data, makeData, type Table, Vector } from 'apache-arrow';

/** A column of a frame. Arrow's own way to it fails where a batch without rows has no columns either. */
export function columnAt({ batches, schema }: Table, at: number): Vector {
  const data = batches.flatMap(({ data: { children }, numRows }): Data[] => {
    const child = children[at];
    return numRows === 0 || child === undefined ? [] : [child];
  });
  const type = schema.fields[at]?.type;
  return new Vector(
    data.length > 0 || type === undefined
      ? data
      : [makeData({ type, length: 0 } as Parameters<typeof makeData>[0])],
  );
}
