import { unitsOf } from '../language/code-points.js';
import type { Engine } from '../language/engine.js';
import { numberField, textField } from '../wire/fields.js';
import type { JsonObject } from '../wire/message.js';

/** Answers an `inspect_request`. */
export function inspect(request: JsonObject, engine: Engine): JsonObject {
  const code = textField(request, 'code');
  const position = unitsOf(code, numberField(request, 'cursor_pos', code.length));
  const text = engine.inspect(code, position);
  const data = text === undefined ? {} : { 'text/plain': text };
  return { status: 'ok', found: text !== undefined, data, metadata: {} };
}
