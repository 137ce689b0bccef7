const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text from data for Plotly, which would read tags in it. */
export const plainText = (text: string): string =>
  text.replace(/[&<>]/g, (char) => ENTITIES[char] ?? char);
