import type { Json } from '../../sagemaker/variable.js';

/** Something that the service would refuse. */
export interface Finding {
  /** Where it stands, such as `Steps[0] "Extract" › Arguments.Environment.MODE`. */
  readonly place: string;
  /** The value that breaks the rule. */
  readonly value: Json | undefined;
  /** The rule, as a sentence. */
  readonly rule: string;
}

/** Takes the findings of one place. */
export type Report = (path: string, value: Json | undefined, rule: string) => void;

/** A finding as one line; a long value is cut. */
export function describeFinding({ place, value, rule }: Finding): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return `${place}: ${text.length > 80 ? `${text.slice(0, 77)}…` : text}: ${rule}`;
}
