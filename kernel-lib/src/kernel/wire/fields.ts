import type { JsonObject } from './message.js';

/** Reads a request's fields; a missing or wrongly typed one gives the protocol's default. */
export const textField = (content: JsonObject, name: string, otherwise = ''): string => {
  const value = content[name];
  return typeof value === 'string' ? value : otherwise;
};

export const flagField = (content: JsonObject, name: string, otherwise: boolean): boolean => {
  const value = content[name];
  return typeof value === 'boolean' ? value : otherwise;
};

export const numberField = (content: JsonObject, name: string, otherwise: number): number => {
  const value = content[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
};
