import { codePointsOf, unitsOf } from '../language/code-points.js';
import type { Engine } from '../language/engine.js';
import { numberField, textField } from '../wire/fields.js';
import type { JsonObject } from '../wire/message.js';

/** Answers a `complete_request`. */
export function complete(request: JsonObject, engine: Engine): JsonObject {
  const code = textField(request, 'code');
  const position = unitsOf(code, numberField(request, 'cursor_pos', code.length));
  const { items, start, end } = engine.complete(code, position);
  return {
    status: 'ok',
    matches: items.map(({ text }) => text),
    cursor_start: codePointsOf(code, start),
    cursor_end: codePointsOf(code, end),
    metadata: {},
  };
}
