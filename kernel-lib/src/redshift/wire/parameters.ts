import { ShiftbookError } from '../../errors.js';
import { formatInstant } from '../../sql/instant.js';
import { isWhole } from '../../sql/literal.js';
import type { SqlValue } from '../../sql/value.js';

/** A bound value as it goes over the wire: text with its type's oid, 0 where the server shall work out the type. */
export interface Parameter {
  readonly oid: number;
  readonly text: string | null;
}

const INT4 = 23;
const INT8 = 20;
const FLOAT8 = 701;
const NUMERIC = 1700;
const BOOL = 16;

/** The count of parameters is an unsigned 16 bit number in Parse and Bind. */
const MOST = 65_535;

const fitsInt4 = (value: number | bigint): boolean =>
  value >= -2_147_483_648 && value <= 2_147_483_647;
const fitsInt8 = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** Types as `literal` in ../../sql gives them, so that a statement means the same either way. */
function encode(value: SqlValue, position: number): Parameter {
  if (value === null) {
    return { oid: 0, text: null };
  }
  switch (typeof value) {
    case 'string':
      if (value.includes('\0')) {
        throw new ShiftbookError('sql-value', `Value $${position} holds a NUL character.`, {
          hint: 'Redshift stores no NUL character; remove it from the value.',
        });
      }
      return { oid: 0, text: value };
    case 'number':
      if (isWhole(value)) {
        return { oid: fitsInt4(value) ? INT4 : INT8, text: String(value) };
      }
      return { oid: FLOAT8, text: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return {
        oid: fitsInt4(value) ? INT4 : fitsInt8(value) ? INT8 : NUMERIC,
        text: String(value),
      };
    case 'boolean':
      return { oid: BOOL, text: String(value) };
    default:
      return { oid: 0, text: formatInstant(value) };
  }
}

/** @throws ShiftbookError `sql-value` for text with a NUL character, `sql-too-many-values` past 65,535 values. */
export function encodeParameters(values: readonly SqlValue[]): Parameter[] {
  if (values.length > MOST) {
    throw new ShiftbookError(
      'sql-too-many-values',
      `The statement binds ${values.length} values; ${MOST} is the most.`,
      { hint: 'Load many values with COPY, or put them in a table first.' },
    );
  }
  return values.map((value, index) => encode(value, index + 1));
}
