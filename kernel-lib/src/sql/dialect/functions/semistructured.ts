import { functionsOf } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/json-functions.html */
export const json = functionsOf('json', [
  ['can_json_parse(text)', 'boolean', 'CAN_JSON_PARSE', 'Whether json_parse reads the text.'],
  [
    'is_valid_json(text)',
    'boolean',
    'IS_VALID_JSON',
    'Whether a text is a well-formed JSON object.',
  ],
  [
    'is_valid_json_array(text)',
    'boolean',
    'IS_VALID_JSON_ARRAY',
    'Whether a text is a well-formed JSON array.',
  ],
  [
    'json_array_length(text [, null_if_invalid])',
    'integer',
    'JSON_ARRAY_LENGTH',
    'Number of elements of a JSON array.',
  ],
  [
    'json_extract_array_element_text(text, index [, null_if_invalid])',
    'varchar',
    'JSON_EXTRACT_ARRAY_ELEMENT_TEXT',
    'Element of a JSON array as text, counted from 0.',
  ],
  [
    "json_extract_path_text(text, 'key' [, …] [, null_if_invalid])",
    'varchar',
    'JSON_EXTRACT_PATH_TEXT',
    'What stands under a path of keys in JSON, as text.',
  ],
  ['json_parse(text)', 'super', 'JSON_PARSE', 'Reads JSON text as SUPER.'],
  ['json_serialize(super)', 'varchar', 'JSON_SERIALIZE', 'Writes SUPER as JSON text.'],
]);

/** https://docs.aws.amazon.com/redshift/latest/dg/c_Type_Info_Functions.html and the array functions for SUPER. */
export const superValues = functionsOf('super', [
  ['array([expression, …])', 'super', 'r_array', 'SUPER array of the values given.'],
  [
    'array_concat(array1, array2)',
    'super',
    'r_array_concat',
    'One SUPER array after another, as one.',
  ],
  [
    'array_flatten(array)',
    'super',
    'r_array_flatten',
    'SUPER array with the arrays in it opened up.',
  ],
  [
    'decimal_precision(super)',
    'integer',
    'r_decimal_precision',
    'Digits that a decimal in SUPER may have.',
  ],
  [
    'decimal_scale(super)',
    'integer',
    'r_decimal_scale',
    'Digits after the point of a decimal in SUPER.',
  ],
  [
    'get_array_length(array)',
    'integer',
    'r_get_array_length',
    'Number of elements of a SUPER array.',
  ],
  ['is_array(super)', 'boolean', 'r_is_array', 'Whether a SUPER value is an array.'],
  ['is_bigint(super)', 'boolean', 'r_is_bigint', 'Whether a SUPER value is a bigint.'],
  ['is_boolean(super)', 'boolean', 'r_is_boolean', 'Whether a SUPER value is a boolean.'],
  ['is_char(super)', 'boolean', 'r_is_char', 'Whether a SUPER value is a char.'],
  ['is_decimal(super)', 'boolean', 'r_is_decimal', 'Whether a SUPER value is a decimal.'],
  ['is_float(super)', 'boolean', 'r_is_float', 'Whether a SUPER value is a floating-point number.'],
  ['is_integer(super)', 'boolean', 'r_is_integer', 'Whether a SUPER value is an integer.'],
  ['is_object(super)', 'boolean', 'r_is_object', 'Whether a SUPER value is an object.'],
  [
    'is_scalar(super)',
    'boolean',
    'r_is_scalar',
    'Whether a SUPER value is neither array nor object.',
  ],
  ['is_smallint(super)', 'boolean', 'r_is_smallint', 'Whether a SUPER value is a smallint.'],
  ['is_varchar(super)', 'boolean', 'r_is_varchar', 'Whether a SUPER value is a varchar.'],
  [
    'json_size(super)',
    'integer',
    'r_json_size',
    'Bytes of a SUPER value when it is written as JSON.',
  ],
  [
    'json_typeof(super)',
    'varchar',
    'r_json_typeof',
    'Kind of a SUPER value: object, array, string, number, boolean or null.',
  ],
  ['size(super)', 'integer', 'r_SIZE', 'Bytes that a SUPER value takes in binary form.'],
  [
    'split_to_array(text [, delimiter])',
    'super',
    'split_to_array',
    'Parts of a text between delimiters, as a SUPER array.',
  ],
  [
    'subarray(array, start, length)',
    'super',
    'r_subarray',
    'Stretch of a SUPER array, counted from 0.',
  ],
]);
