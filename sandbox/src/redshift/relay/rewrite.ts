import { postgresCatalogNames } from '../catalog/own-names.js';
import { type DialectFacts, splitStatements, translate } from '../dialect/translate.js';
import { type LoadFacts, translateOwn } from '../statements/translate-own.js';
import { type Refusal, type Rewritten, type RewrittenStatement, UNPARSABLE } from './rewritten.js';

/** Redshift takes no longer statement, in bytes. */
const LONGEST = 16 * 1024 * 1024;

/** Between statements; the first may end in a comment. */
const SEPARATOR = '\n;';

/**
 * Writes all statements of a text as PostgreSQL's. Where one is refused, all are: PostgreSQL too parses the whole text
 * before it runs any of it.
 */
export function rewrite(original: string, facts: DialectFacts & LoadFacts): Rewritten {
  const size = Buffer.byteLength(original);
  if (size > LONGEST) {
    return refused(original, {
      code: '54001',
      message: `Statement is too large. Statement Size: ${size} bytes. Maximum Allowed: ${LONGEST} bytes`,
    });
  }
  const statements: RewrittenStatement[] = [];
  let text = '';
  for (const { text: statement, start } of splitStatements(original)) {
    const translation = translate(statement, facts);
    if (translation.kind === 'refused') {
      const { position } = translation;
      return refused(original, {
        ...translation,
        position: position === undefined ? undefined : start + position,
      });
    }
    const piece =
      translation.kind === 'own'
        ? translateOwn(translation.statement, facts)
        : { ...translation, text: postgresCatalogNames(translation.text) };
    if ('code' in piece) return refused(original, piece);
    if (text !== '') text += SEPARATOR;
    statements.push({
      original: statement,
      start: text.length,
      tag: piece.tag,
      ...('errors' in piece ? { errors: piece.errors } : {}),
      ...('load' in piece ? { load: piece.load } : {}),
      ...('unload' in piece ? { unload: piece.unload } : {}),
      ...('toOriginal' in piece ? { toOriginal: (at) => start + piece.toOriginal(at) } : {}),
    });
    text += piece.text;
  }
  if (statements.some(({ load }) => load) && statements.some(({ unload }) => unload)) {
    return refused(original, BOTH);
  }
  return { original, text: statements.length === 0 ? original : text, statements };
}

const BOTH: Refusal = {
  code: '0A000',
  message: 'COPY and UNLOAD in one text are not supported by the sandbox.',
  hint: 'Send each as a statement of its own.',
};

const refused = (original: string, refusal: Refusal): Rewritten => ({
  original,
  text: UNPARSABLE,
  statements: [{ original, start: 0 }],
  refusal,
});
