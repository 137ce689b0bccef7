/** Words of statements that make, change or drop what a catalogue lists. INSERT INTO and MERGE INTO do not. */
const CHANGES =
  /\b(?:create|alter|drop|rename|call|execute|grant|revoke)\b|\bsearch_path\b|(?<!\b(?:insert|merge)\s+)\binto\b/i;

/** Whether a statement may have changed the catalogue; wrong now and then, which costs a refresh. */
export const changesCatalog = (text: string): boolean => CHANGES.test(text);
