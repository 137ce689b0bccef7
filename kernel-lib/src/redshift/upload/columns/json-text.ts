import { type Data, DataType } from 'apache-arrow';
import { columnText, ISO_STYLE } from '../../../frame/text/column-text.js';

/** The JSON of a value at an index. */
type WriteJson = (index: number) => string;

/** NaN and the infinities are texts: JSON has no such numbers. */
const isJsonNumber = (text: string): boolean => /^-?\d/.test(text);

function leaf(data: Data): WriteJson {
  const read = columnText(data, '', ISO_STYLE);
  const { type } = data;
  const bare = DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type);
  const raw = bare || DataType.isBool(type);
  return (index) => {
    const text = read(index) ?? 'null';
    return raw && (!bare || isJsonNumber(text)) ? text : JSON.stringify(text);
  };
}

const array = (write: WriteJson, from: number, to: number): string => {
  const items: string[] = [];
  for (let at = from; at < to; at++) items.push(write(at));
  return `[${items.join(',')}]`;
};

function present(data: Data): WriteJson {
  const { type, children } = data;
  const [child] = children as [Data];
  if (DataType.isStruct(type)) {
    const members = type.children.map(({ name }, at) => ({
      name: JSON.stringify(name),
      write: jsonText(children[at] as Data),
    }));
    return (index) => `{${members.map(({ name, write }) => `${name}:${write(index)}`).join(',')}}`;
  }
  if (DataType.isMap(type)) {
    const entries = child as Data;
    const key = columnText(entries.children[0] as Data, '', ISO_STYLE);
    const value = jsonText(entries.children[1] as Data);
    const offsets = data.valueOffsets;
    return (index) => {
      const members: string[] = [];
      for (let at = offsets[index] as number; at < (offsets[index + 1] as number); at++) {
        members.push(`${JSON.stringify(key(at) ?? '')}:${value(at)}`);
      }
      return `{${members.join(',')}}`;
    };
  }
  if (DataType.isFixedSizeList(type)) {
    const write = jsonText(child);
    return (index) => array(write, index * type.listSize, (index + 1) * type.listSize);
  }
  if (DataType.isList(type) || DataType.isLargeList(type)) {
    const write = jsonText(child);
    const offsets = data.valueOffsets as ArrayLike<number | bigint>;
    return (index) => array(write, Number(offsets[index]), Number(offsets[index + 1]));
  }
  return leaf(data);
}

/** Values as JSON with all their digits: lists and structures as such, dates and bytes as text. */
export function jsonText(data: Data): WriteJson {
  if (DataType.isNull(data.type)) return () => 'null';
  const write = present(data);
  return data.nullCount === 0 ? write : (index) => (data.getValid(index) ? write(index) : 'null');
}
