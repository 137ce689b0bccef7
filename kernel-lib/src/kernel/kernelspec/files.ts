import { kernelJson } from './kernel-json.js';
import { LOGO_SVG } from './logo.js';

/** The files of the kernelspec's folder, by name. */
export const kernelspecFiles = (argv: readonly string[]): Readonly<Record<string, string>> => ({
  'kernel.json': kernelJson(argv),
  'logo-svg.svg': LOGO_SVG,
});
