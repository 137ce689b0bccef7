/*
 * What the kernel's messages and interrupts hang on, as it was before any cell ran: packages that fake timers, or write
 * JSON in their own way, put something else in the place of the globals.
 */
export { clearTimeout, setTimeout } from 'node:timers';

export const { parse, stringify } = JSON;
export const { nextTick } = process;
