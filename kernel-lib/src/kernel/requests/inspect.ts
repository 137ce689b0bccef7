import { unitsOf } from '../language/code-points.js';
import type { Engine } from '../language/engine.js';
import { numberField, textField } from '../wire/fields.js';
import type { JsonObject } from '../wire/message.js';

/** Answers an `inspect_request`. */
export function inspect(request: JsonObject, engine: Engine): JsonObject {
  const code = textField(request, 'code');
  const position = unitsOf(code, numberField(request, 'cursor_pos', code.length));
  const known = engine.inspect(code, position);
  if (known === undefined) return { status: 'ok', found: false, data: {}, metadata: {} };
  const { declaration, documentation } = known;
  const data = {
    'text/plain': [declaration, documentation].filter((text) => text !== '').join('\n\n'),
    'text/markdown': `\`\`\`ts\n${declaration}\n\`\`\`\n\n${documentation}`.trimEnd(),
  };
  return { status: 'ok', found: true, data, metadata: {} };
}
