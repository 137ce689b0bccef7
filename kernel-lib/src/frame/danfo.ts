import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** danfojs, loaded on first use: it takes most of a second. A bundler replaces this file by a plain `require`. */
export const danfo = (): typeof import('danfojs-node') => require('danfojs-node');
