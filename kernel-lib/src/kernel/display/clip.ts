/** The beginning of a text, never cut within a character, with how many characters are left out. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
  return `${text.slice(0, cut)}… ${(text.length - cut).toLocaleString('en-US')} more characters`;
}
