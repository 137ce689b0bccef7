import { type ISignal, Signal } from '@lumino/signaling';
import type { PanelClient } from '../wire/client.js';
import { PanelFailure } from '../wire/failure.js';
import type { PromoteMode, PromoteSummary } from '../wire/protocol.js';

export type PromotionState =
  | { readonly phase: 'running' }
  | { readonly phase: 'done'; readonly summary: PromoteSummary }
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly failure: PanelFailure };

/** A notebook as it stood in the editor when it was promoted. */
export interface NotebookSnapshot {
  readonly path: string;
  readonly content: unknown;
}

/** One promotion of one notebook: what the kernel says while it works, and how it ended. */
export class Promotion {
  private current: PromotionState = { phase: 'running' };
  private readonly said: string[] = [];
  private readonly abort = new AbortController();
  private readonly change = new Signal<this, void>(this);

  constructor(
    private readonly client: Pick<PanelClient, 'call'>,
    readonly notebook: NotebookSnapshot,
    readonly mode: PromoteMode,
  ) {}

  get changed(): ISignal<this, void> {
    return this.change;
  }

  get state(): PromotionState {
    return this.current;
  }

  /** The kernel's lines, oldest first. */
  get lines(): readonly string[] {
    return this.said;
  }

  /** Runs to the end; the state says how that was. */
  async run(): Promise<void> {
    const { path, content } = this.notebook;
    this.current = await this.client
      .call(
        'promote',
        { path, notebook: content, mode: this.mode },
        {
          signal: this.abort.signal,
          onProgress: (line) => {
            this.said.push(line);
            this.change.emit();
          },
        },
      )
      .then(
        (summary): PromotionState => ({ phase: 'done', summary }),
        (error): PromotionState => {
          const failure = PanelFailure.from(error);
          return failure.code === 'cancelled' ? { phase: 'stopped' } : { phase: 'failed', failure };
        },
      );
    this.change.emit();
  }

  /** Asks the kernel to stop; an execution that was started is stopped by the kernel. */
  stop(): void {
    this.abort.abort();
  }
}
