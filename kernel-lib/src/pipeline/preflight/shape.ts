import type { Json } from '../../sagemaker/variable.js';
import type { Report } from './finding.js';

export type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's fields, or none where it is something else. */
export const fields = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** A list's items, or none where it is something else. */
export const items = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

/** Whether the value is known only when the pipeline runs: it can be checked by the service alone. */
export const isExpression = (value: Json | undefined): boolean =>
  isObject(value) && ['Get', 'Std:Join', 'Std:JsonGet'].some((key) => key in value);

/** Limits of a text; expressions pass, as only the run knows them. */
export function checkText(
  report: Report,
  path: string,
  value: Json | undefined,
  limits: { min?: number; max: number; pattern?: RegExp; describe?: string },
): void {
  if (isExpression(value)) return;
  const { min = 1, max, pattern, describe } = limits;
  if (typeof value !== 'string' || value.length < min || value.length > max) {
    report(path, value, `must be text of ${min} to ${max} characters.`);
  } else if (pattern !== undefined && !pattern.test(value)) {
    report(path, value, `must be ${describe ?? `text like ${pattern.source}`}.`);
  }
}

/** Limits of a whole number; expressions pass. */
export function checkInteger(
  report: Report,
  path: string,
  value: Json | undefined,
  min: number,
  max: number,
): void {
  if (isExpression(value)) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    report(path, value, `must be a whole number from ${min} to ${max}.`);
  }
}

/** Reports every value that stands more than once. */
export function checkUnique(report: Report, path: string, values: readonly Json[]): void {
  const seen = new Set<Json>();
  for (const value of values) {
    if (seen.has(value)) report(path, value, 'stands twice, but must be unique.');
    seen.add(value);
  }
}
