import { refuseOption } from '../../option-reader.js';
import { BadValue } from '../values/bad-value.js';

/** The widths of `venueid:3,venuename:25`; the labels are for people. @throws OptionRefused */
export function readWidths(specification: string): number[] {
  return specification.split(',').map((part) => {
    const [, width] = /^[^:]+:\s*(\d+)\s*$/.exec(part) ?? [];
    if (width !== undefined && Number(width) > 0) return Number(width);
    return refuseOption(`Invalid fixed width specification '${specification}'`);
  });
}

/** Cuts a row into columns of so many bytes each. The last one may be shorter. */
export function cutFixed(row: Buffer, widths: readonly number[]): Buffer[] {
  const fields: Buffer[] = [];
  let at = 0;
  for (const width of widths) {
    if (at >= row.length) break;
    fields.push(row.subarray(at, at + width));
    at += width;
  }
  if (row.subarray(at).some((byte) => byte !== 0x20)) {
    throw new BadValue(1202, 'Extra column(s) found', at);
  }
  return fields;
}
