import { functionsOf } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/c_conditional_expressions.html */
export const conditional = functionsOf('conditional', [
  ['coalesce(expression, …)', 'anyelement', 'r_COALESCE', 'First of the values that is not null.'],
  [
    'decode(expression, search, result [, …] [, default])',
    'anyelement',
    'r_DECODE_expression',
    'Result beside the first search value that equals the expression; null equals null.',
  ],
  [
    'greatest(value, …)',
    'anyelement',
    'r_GREATEST_LEAST',
    'Greatest of the values; nulls are passed over.',
  ],
  [
    'least(value, …)',
    'anyelement',
    'r_GREATEST_LEAST',
    'Least of the values; nulls are passed over.',
  ],
  [
    'nullif(expression1, expression2)',
    'anyelement',
    'r_NULLIF_function',
    'Null where both are equal, else the first.',
  ],
  [
    'nvl(expression, …)',
    'anyelement',
    'r_NVL_function',
    'First of the values that is not null; the same as coalesce.',
  ],
  [
    'nvl2(expression, not_null, otherwise)',
    'anyelement',
    'r_NVL2',
    'Second value where the first is not null, else the third.',
  ],
]);

/** https://docs.aws.amazon.com/redshift/latest/dg/r_Data_type_formatting.html */
export const conversion = functionsOf('conversion', [
  [
    'cast(expression as type)',
    'type',
    'r_CAST_function',
    'Value as another type; an error where it does not fit.',
  ],
  [
    'convert(type, expression)',
    'type',
    'r_CAST_function',
    'Value as another type; the same as cast.',
  ],
  ['from_hex(text)', 'varbyte', 'r_FROM_HEX', 'Bytes that hexadecimal digits write.'],
  [
    "from_varbyte(bytes, 'format')",
    'varchar',
    'r_FROM_VARBYTE',
    'Bytes as text: hex, binary, utf8 or base64.',
  ],
  ['getbit(bytes, index)', 'integer', 'r_GETBIT', 'One bit of a binary value.'],
  [
    'text_to_int_alt(text [, format])',
    'integer',
    'r_TEXT_TO_INT_ALT',
    'Integer from text in Teradata style.',
  ],
  [
    'text_to_numeric_alt(text [, format [, precision, scale]])',
    'numeric',
    'r_TEXT_TO_NUMERIC_ALT',
    'Decimal from text in Teradata style.',
  ],
  [
    "to_char(timestamp | number, 'format')",
    'varchar',
    'r_TO_CHAR',
    'Time or number as text by a format.',
  ],
  [
    "to_date(text, 'format' [, strict])",
    'date',
    'r_TO_DATE_function',
    'Date that a text writes in a format.',
  ],
  ['to_hex(number | bytes)', 'varchar', 'r_TO_HEX', 'Number or bytes as hexadecimal digits.'],
  ["to_number(text, 'format')", 'numeric', 'r_TO_NUMBER', 'Number that a text writes in a format.'],
  [
    "to_varbyte(text, 'format')",
    'varbyte',
    'r_TO_VARBYTE',
    'Text as bytes: hex, binary, utf8 or base64.',
  ],
  [
    'try_cast(expression as type)',
    'type',
    'r_TRY_CAST',
    'Value as another type; null where it does not fit.',
  ],
]);
