import { PromiseDelegate } from '@lumino/coreutils';
import { type ISignal, Signal } from '@lumino/signaling';
import { withDeadline } from './deadline.js';
import { PanelFailure } from './failure.js';
import type { KernelLink, LinkEvents, LinkState } from './link.js';
import type { PanelCancel, PanelRequest } from './protocol.js';
import { KERNEL_START_LIMIT } from './time-limits.js';

/** What the connection's owner does with it. */
export interface ConnectionOwner {
  /** Says hello on a line that was just opened; rejects where the kernel is not the right one. */
  greet(): Promise<void>;
  received(message: unknown): void;
  /** What was asked will not be answered. */
  dropped(failure: PanelFailure): void;
}

const LATE_HINT = 'Press “Start again”; if it goes on, look at the Jupyter server’s log.';

/** Keeps one line to the hidden kernel open: starts it on demand, opens it again after a restart, says how it is. */
export class Connection {
  private readonly changed = new Signal<this, LinkState>(this);
  private current: LinkState = { kind: 'idle' };
  private link: KernelLink | undefined;
  private ready: Promise<void> | undefined;
  private comeback: PromiseDelegate<void> | undefined;
  /** Counts starts and restarts, so that work begun before one cannot speak for what came after. */
  private epoch = 0;

  constructor(
    private readonly makeLink: (events: LinkEvents) => KernelLink,
    private readonly owner: ConnectionOwner,
  ) {}

  get state(): LinkState {
    return this.current;
  }

  get stateChanged(): ISignal<this, LinkState> {
    return this.changed;
  }

  /** Resolves once the kernel answers; starts it if nothing did yet. */
  connect(): Promise<void> {
    if (this.current.kind === 'stopped') return Promise.reject(this.current.failure);
    this.ready ??= this.start(false);
    return this.ready;
  }

  /** Begins anew after the line stopped. A kernel that failed is replaced, one that was only unreachable is kept. */
  startAgain(): Promise<void> {
    const state = this.current;
    const fresh = state.kind === 'stopped' && state.failure.code !== 'server-unreachable';
    this.link?.dispose();
    this.ready = this.start(fresh);
    return this.ready;
  }

  /** @throws PanelFailure `server-unreachable` where there is no line. */
  send(message: PanelRequest | PanelCancel): void {
    if (this.link === undefined)
      throw new PanelFailure('server-unreachable', 'The panel’s kernel is not started.');
    this.link.send(message);
  }

  private start(fresh: boolean): Promise<void> {
    const mine = (act: () => void) => () => {
      if (this.link === link) act();
    };
    const link: KernelLink = this.makeLink({
      received: (message) => this.owner.received(message),
      reconnecting: mine(() => this.change('ready', 'reconnecting')),
      reconnected: mine(() => this.change('reconnecting', 'ready')),
      restarting: mine(() => this.restarting()),
      restarted: mine(() => this.restarted(link)),
      lost: (failure) => mine(() => this.lose(failure))(),
    });
    this.link = link;
    this.set({ kind: 'starting' });
    return this.establish(() => link.open(fresh));
  }

  private async establish(open: () => Promise<void>): Promise<void> {
    const epoch = ++this.epoch;
    const work = open().then(() => this.owner.greet());
    const late = `The kernel did not answer within ${KERNEL_START_LIMIT / 1000} s.`;
    try {
      await withDeadline(work, KERNEL_START_LIMIT, late, LATE_HINT);
    } catch (error) {
      const failure = PanelFailure.from(error);
      if (this.epoch === epoch) this.lose(failure);
      throw failure;
    }
    if (this.epoch === epoch) this.set({ kind: 'ready' });
  }

  private restarting(): void {
    const failure = new PanelFailure('kernel-restarted', 'The kernel restarted.', 'Try again.');
    const epoch = ++this.epoch;
    this.comeback ??= new PromiseDelegate<void>();
    this.ready = this.comeback.promise;
    // The state shows a comeback that failed; nobody else needs to have asked for it.
    this.ready.catch(() => undefined);
    this.set({ kind: 'restarting' });
    this.owner.dropped(failure);
    const late = `The kernel did not come back within ${KERNEL_START_LIMIT / 1000} s.`;
    withDeadline(this.ready, KERNEL_START_LIMIT, late, LATE_HINT).catch((error) => {
      if (this.epoch === epoch) this.lose(PanelFailure.from(error));
    });
  }

  private restarted(link: KernelLink): void {
    const { comeback } = this;
    this.establish(() => link.reopen()).then(
      () => {
        if (this.comeback === comeback) this.comeback = undefined;
        comeback?.resolve();
      },
      // A failure that counts went through `lose`; any other is an attempt that a second restart overtook.
      () => undefined,
    );
  }

  private lose(failure: PanelFailure): void {
    if (this.current.kind === 'stopped') return;
    this.epoch++;
    this.link?.dispose();
    this.set({ kind: 'stopped', failure });
    this.owner.dropped(failure);
    this.comeback?.reject(failure);
    this.comeback = undefined;
  }

  /** A socket that comes and goes says nothing while the kernel is being started or restarted. */
  private change(from: LinkState['kind'], kind: 'ready' | 'reconnecting'): void {
    if (this.current.kind === from) this.set({ kind });
  }

  private set(state: LinkState): void {
    this.current = state;
    this.changed.emit(state);
  }
}
