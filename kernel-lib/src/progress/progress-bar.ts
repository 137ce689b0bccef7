import { ShiftbookError } from '../errors.js';
import type { BarState } from './bar-state.js';
import { type BarView, openView } from './bar-view.js';

/** What a progress bar says beside the numbers. */
export interface ProgressOptions {
  /** How many there are to do; where it is not given, the length of what is gone through, if that has one. */
  readonly total?: number | undefined;
  /** Stands before the bar. */
  readonly description?: string;
  /** What is counted, such as `rows`. */
  readonly unit?: string;
}

/** How often a bar that runs is drawn, in milliseconds. */
const EVERY_MS = 100;

function checked(name: 'total' | 'step', value: number): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new ShiftbookError(
    `progress-${name}`,
    `The ${name} of a progress bar is a number from 0 on, not ${String(value)}.`,
  );
}

/** A progress bar that is moved by hand. Made by `progress.start`. */
export class ProgressBar implements Disposable {
  private readonly begin = performance.now();
  private readonly view: BarView = openView();
  private readonly total: number | undefined;
  private readonly forget: () => void;
  private description: string;
  private state: BarState['state'] = 'running';
  private done = 0;
  private drawn = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;

  /** @internal */
  constructor(private readonly options: ProgressOptions = {}) {
    const { total, description = '' } = options;
    this.total = total === undefined ? undefined : checked('total', total);
    this.description = description;
    this.forget = this.view.onInterrupt(() => this.end('stopped'));
    this.changed();
  }

  /** How many are done. */
  get count(): number {
    return this.done;
  }

  /**
   * Moves the bar on. A bar that has ended moves no more.
   *
   * @param steps how many more are done
   * @throws {ShiftbookError} `progress-step`: not a number from 0 on
   */
  update(steps = 1): void {
    if (this.state !== 'running') return;
    this.done += checked('step', steps);
    this.changed();
  }

  /** Changes what stands before the bar. */
  describe(description: string): void {
    this.description = description;
    if (this.state === 'running') this.changed();
  }

  /** Ends the bar. One that has not reached its total is marked as stopped. */
  close(): void {
    const whole = this.total === undefined || this.done >= this.total;
    this.end(whole ? 'done' : 'stopped');
  }

  /** Like {@link ProgressBar.close}, at the end of a block: `using bar = progress.start()`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** @internal Ends the bar as whoever moves it knows best. */
  end(state: 'done' | 'stopped'): void {
    if (this.state !== 'running') return;
    this.state = state;
    this.forget();
    this.draw();
  }

  private changed(): void {
    if (!this.view.live) return;
    const wait = this.drawn + EVERY_MS - performance.now();
    if (wait <= 0) this.draw();
    // What changed last is seen too, when the work pauses.
    else this.timer ??= setTimeout(() => this.draw(), wait).unref();
  }

  private draw(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drawn = performance.now();
    const { description, done: count, total, state } = this;
    const { unit = '' } = this.options;
    const elapsed = this.drawn - this.begin;
    this.view.show({ description, unit, count, total, elapsed, state });
  }
}
