import { codePointsOf, unitsOf } from '../language/code-points.js';
import type { Engine } from '../language/engine.js';
import { findPlace } from '../sql-help/find-place.js';
import { completeHeader, completeMagic } from '../sql-help/header-help.js';
import type { Matches } from '../sql-help/help.js';
import type { SqlHelp } from '../sql-help/sql-help.js';
import { numberField, textField } from '../wire/fields.js';
import type { JsonObject } from '../wire/message.js';

/** What completing needs of the kernel. */
export interface Completing {
  /** Made when TypeScript is to be completed: SQL needs none. */
  engine(): Promise<Pick<Engine, 'complete'>>;
  readonly sql: Pick<SqlHelp, 'complete'>;
}

async function matchesAt(code: string, position: number, kernel: Completing): Promise<Matches> {
  const place = await findPlace(code, position);
  switch (place.kind) {
    case 'sql':
      return kernel.sql.complete(place, position);
    case 'header':
      return completeHeader(code, place.start, position);
    case 'magic':
      return completeMagic(code, place.start, position);
    case 'typescript': {
      const engine = await kernel.engine();
      const { items, start, end } = engine.complete(place.source, position);
      const matches = items.map(({ text, kind }) => ({ text, type: kind, signature: '' }));
      return { matches, start, end };
    }
  }
}

/** Answers a `complete_request`. */
export async function complete(request: JsonObject, kernel: Completing): Promise<JsonObject> {
  const code = textField(request, 'code');
  const position = unitsOf(code, numberField(request, 'cursor_pos', code.length));
  const { matches, start, end } = await matchesAt(code, position, kernel);
  const stretch = { start: codePointsOf(code, start), end: codePointsOf(code, end) };
  return {
    status: 'ok',
    matches: matches.map(({ text }) => text),
    cursor_start: stretch.start,
    cursor_end: stretch.end,
    // What JupyterLab shows beside a match, as ipykernel gives it.
    metadata: { _jupyter_types_experimental: matches.map((match) => ({ ...stretch, ...match })) },
  };
}
