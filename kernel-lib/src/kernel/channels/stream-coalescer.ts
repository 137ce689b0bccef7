import type { Header } from '../wire/message.js';

/** Text that was written to a stream, for the request that `parent` is the header of. */
export interface StreamText {
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
  readonly parent: Header | Record<string, never>;
}

/** The longest text of one message, in UTF-16 units. */
const LONGEST = 262_144;
/** How long a text may wait for more of its kind, in milliseconds. */
const PATIENCE_MS = 25;

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** A text in pieces of at most `longest` UTF-16 units (at least 2), never cut within a character. */
export function pieces(text: string, longest: number): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + longest, text.length);
    if (end < text.length && HIGH_SURROGATE.test(text.slice(end - 1, end))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

/**
 * Makes few messages of many writes: what is written to the same stream for the same request is put together, for a
 * short time and up to a length. Nothing is lost and no order changed, so long as {@link StreamCoalescer.flush} is
 * called before anything else is sent.
 */
export class StreamCoalescer {
  private waiting: StreamText | undefined;
  private texts: string[] = [];
  private length = 0;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param emit sends one message
   * @param longest the longest text of a message, in UTF-16 units
   */
  constructor(
    private readonly emit: (text: StreamText) => void,
    private readonly longest = LONGEST,
  ) {}

  write(written: StreamText): void {
    const { waiting } = this;
    const same = waiting?.name === written.name && waiting.parent.msg_id === written.parent.msg_id;
    if (!same) this.flush();
    this.waiting = written;
    this.texts.push(written.text);
    this.length += written.text.length;
    if (this.length >= this.longest) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), PATIENCE_MS);
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { waiting, texts } = this;
    this.waiting = undefined;
    this.texts = [];
    this.length = 0;
    if (waiting === undefined) return;
    for (const text of pieces(texts.join(''), this.longest)) this.emit({ ...waiting, text });
  }
}
