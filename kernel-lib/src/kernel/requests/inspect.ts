import type { Described } from '../../sql/completion/describe-inspection.js';
import { unitsOf } from '../language/code-points.js';
import type { Engine } from '../language/engine.js';
import { findPlace } from '../sql-help/find-place.js';
import { inspectHeader, inspectMagic } from '../sql-help/header-help.js';
import type { SqlHelp } from '../sql-help/sql-help.js';
import { numberField, textField } from '../wire/fields.js';
import type { JsonObject } from '../wire/message.js';
import { describeTypeScript } from './describe-typescript.js';

/** What inspecting needs of the kernel. */
export interface Inspecting {
  /** Made when TypeScript is to be inspected: SQL needs none. */
  engine(): Promise<Pick<Engine, 'inspect'>>;
  readonly sql: Pick<SqlHelp, 'inspect'>;
}

async function describedAt(
  code: string,
  position: number,
  kernel: Inspecting,
): Promise<Described | undefined> {
  const place = await findPlace(code, position);
  switch (place.kind) {
    case 'sql':
      return kernel.sql.inspect(place, position);
    case 'header':
      return inspectHeader(code, place.start, position);
    case 'magic':
      return inspectMagic(code, place.start);
    case 'typescript': {
      const engine = await kernel.engine();
      const known = engine.inspect(place.source, position);
      return known && describeTypeScript(known);
    }
  }
}

/** Answers an `inspect_request`. */
export async function inspect(request: JsonObject, kernel: Inspecting): Promise<JsonObject> {
  const code = textField(request, 'code');
  const position = unitsOf(code, numberField(request, 'cursor_pos', code.length));
  const found = await describedAt(code, position, kernel);
  const data =
    found === undefined ? {} : { 'text/plain': found.text, 'text/markdown': found.markdown };
  return { status: 'ok', found: found !== undefined, data, metadata: {} };
}
