import { ShiftbookError } from '../errors.js';
import { secretKind } from '../pipeline/preflight/secrets.js';
import type { Notebook } from './notebook/notebook.js';

/**
 * Refuses a notebook whose cells hold what looks like a secret: their code goes to S3, their queries into a definition
 * that many may read. The message says where it stands, not what it is.
 *
 * @throws ShiftbookError `secret-found` naming cell and line.
 */
export function scanSecrets({ cells }: Notebook): void {
  for (const { number, source } of cells) {
    for (const [index, line] of source.split('\n').entries()) {
      const kind = secretKind(line);
      if (kind === undefined) continue;
      throw new ShiftbookError(
        'secret-found',
        `Cell ${number}, line ${index + 1}, holds what looks like ${kind}. A notebook with a secret is not promoted.`,
        {
          hint: 'Remove it from the notebook, and change it, as it was saved there. Roles and Secrets Manager give jobs what they need.',
        },
      );
    }
  }
}
