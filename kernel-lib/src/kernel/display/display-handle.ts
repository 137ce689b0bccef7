/** What a display says beside the value. */
export interface DisplayMetadata {
  readonly [mimeType: string]: unknown;
}

/** Options of the global `display`; names as in Deno's kernel. */
export interface DisplayOptions {
  /** The value is a MIME bundle already. */
  readonly raw?: boolean;
  /** Name under which the output can be replaced later; `true` makes one. */
  readonly display_id?: string | true;
  /** Replaces every output of that name, instead of adding one. */
  readonly update?: boolean;
  /** For the front end, by MIME type, such as `{ 'image/png': { width: 400 } }`. */
  readonly metadata?: DisplayMetadata;
}

/** An output that can be replaced. As the last value of a cell it shows nothing more. */
export class DisplayHandle {
  constructor(
    /** The name under which the output can be replaced. */
    readonly id: string,
    private readonly show: (value: unknown, options: DisplayOptions) => void,
  ) {}

  /** Replaces the output, wherever it is shown. */
  update(value: unknown, options: Pick<DisplayOptions, 'raw' | 'metadata'> = {}): void {
    this.show(value, { ...options, display_id: this.id, update: true });
  }
}
