/** Other names of types. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    int2: 'smallint',
    int: 'integer',
    int4: 'integer',
    int8: 'bigint',
    decimal: 'numeric',
    float4: 'real',
    float: 'double precision',
    float8: 'double precision',
    bool: 'boolean',
    'character varying': 'varchar',
    nvarchar: 'varchar',
    character: 'char',
    nchar: 'char',
    bpchar: 'char',
    'timestamp without time zone': 'timestamp',
    'timestamp with time zone': 'timestamptz',
    'time without time zone': 'time',
    'time with time zone': 'timetz',
    varbinary: 'varbyte',
    'binary varying': 'varbyte',
  }),
);

/**
 * The name of a type, without lengths, as the documentation and `Result.schema` write it.
 *
 * @param name in small letters
 */
export const usualTypeName = (name: string): string => NAMES.get(name) ?? name;
