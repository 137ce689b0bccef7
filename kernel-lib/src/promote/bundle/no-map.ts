/**
 * A source map that leads nowhere, for code of libraries: it keeps their positions out of a step's source map, which would
 * be larger than the code. Its only mapping is for column 2^24, because esbuild takes no heed of a map without any.
 */
export const NO_MAP = `\n//# ${'source'}MappingURL=data:application/json;base64,${Buffer.from(
  '{"version":3,"sources":[""],"mappings":"gggggBAAA"}',
).toString('base64')}`;
