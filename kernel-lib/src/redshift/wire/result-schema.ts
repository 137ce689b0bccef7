import { type DataType, Field, Schema } from 'apache-arrow';
import { NAME_METADATA, TYPE_METADATA } from '../../frame/result-column.js';
import { uniqueNames } from '../../frame/unique-names.js';
import type { ColumnDescription } from './column-description.js';
import { typeName } from './type-name.js';

/** The schema of a result: columns as the server describes them, with the Arrow types in which they are kept. */
export function resultSchema(
  description: readonly ColumnDescription[],
  types: readonly DataType[],
): Schema {
  const names = uniqueNames(description.map(({ name }) => name));
  return new Schema(
    description.map(({ name, type, modifier }, index) => {
      const unique = names[index] as string;
      const metadata = new Map([[TYPE_METADATA, typeName(type, modifier)]]);
      if (unique !== name) metadata.set(NAME_METADATA, name);
      return new Field(unique, types[index] as DataType, true, metadata);
    }),
  );
}
