/** What a name begins with that means a connection of AWS Glue, whatever the files say. */
export const GLUE_PREFIX = 'glue:';
