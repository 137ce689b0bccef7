import { FUNCTIONS } from '../../dialect/functions/functions.js';
import type { Candidate, CandidateKind } from './candidate.js';

/** Words as candidates, in capitals where the rest of the statement is. */
export const words = (
  names: readonly string[],
  kind: CandidateKind,
  capitals: boolean,
): Candidate[] =>
  names.map((name) => ({
    text: capitals ? name.toUpperCase() : name,
    name,
    kind,
    detail: '',
  }));

/** All functions of Redshift. */
export const functions = (capitals: boolean): Candidate[] =>
  FUNCTIONS.map(({ name, signature, group }) => ({
    text: capitals && group !== 'spatial' ? name.toUpperCase() : name,
    name,
    kind: 'function',
    detail: signature,
  }));
