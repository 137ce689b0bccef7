import type { Place } from '../../cells/emit.js';

interface CellScript {
  readonly count: number;
  readonly source: string;
  readonly toCell: (place: Place) => Place | undefined;
}

/** `shiftbook-cell-7:3:14` in a stack: script, line, column. */
const PLACE = /shiftbook-cell-(?<id>\d+):(?<line>\d+):(?<column>\d+)/g;

/** The scripts that cells became: names them for V8, and finds the way back from a stack to the cells. */
export class CellScripts {
  private readonly scripts = new Map<number, CellScript>();
  private next = 1;

  /** Keeps a compiled cell; gives the comment that names it for V8. */
  add(script: CellScript): string {
    const id = this.next++;
    this.scripts.set(id, script);
    return `//# sourceURL=shiftbook-cell-${id}`;
  }

  /** Whether a stack's line stands in a cell. */
  mentions(frame: string): boolean {
    return [...frame.matchAll(PLACE)].some((match) => this.find(match.groups) !== undefined);
  }

  /** A stack's line with its places named as the user sees them. */
  translate(frame: string): string {
    return frame.replace(PLACE, (...args) => {
      const found = this.find(args.at(-1));
      if (found === undefined) return args[0];
      const { count, place } = found;
      return place === undefined
        ? `cell ${count}`
        : `cell ${count}, line ${place.line}, column ${place.column}`;
    });
  }

  /** The innermost place of a stack that a cell's text has, with that text. */
  firstPlace(stack: string): (Place & { readonly source: string }) | undefined {
    for (const match of stack.matchAll(PLACE)) {
      const found = this.find(match.groups);
      if (found?.place !== undefined) return { ...found.place, source: found.source };
    }
    return undefined;
  }

  private find(groups: { [name: string]: string } | undefined) {
    const script = this.scripts.get(Number(groups?.id));
    if (script === undefined) return undefined;
    const place = script.toCell({ line: Number(groups?.line), column: Number(groups?.column) });
    return { count: script.count, source: script.source, place };
  }
}
