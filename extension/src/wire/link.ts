import type { PanelFailure } from './failure.js';
import type { PanelCancel, PanelRequest } from './protocol.js';

/** What a link tells its owner. */
export interface LinkEvents {
  /** A message from the kernel. */
  received(message: unknown): void;
  /** The browser lost the server for now; what was sent and asked is kept. */
  reconnecting(): void;
  reconnected(): void;
  /** The kernel restarts: all that was asked is gone. */
  restarting(): void;
  /** The kernel is back, the line to it not yet: call {@link KernelLink.reopen}. */
  restarted(): void;
  /** Over for good. */
  lost(failure: PanelFailure): void;
}

/** A line to the hidden kernel. */
export interface KernelLink {
  /**
   * Finds the hidden kernel or starts it, and opens the line.
   *
   * @param fresh Shut down a kernel that is there and start another.
   * @throws PanelFailure where there is no such kernel or it does not answer.
   */
  open(fresh: boolean): Promise<void>;
  /** Opens the line again, to the same kernel. */
  reopen(): Promise<void>;
  send(message: PanelRequest | PanelCancel): void;
  /** Lets go of the kernel, which stays alive for a page that loads again. */
  dispose(): void;
}

/** How the line is. `ready` and `reconnecting` hold a kernel that remembers what was asked. */
export type LinkState =
  | { readonly kind: 'idle' | 'starting' | 'ready' | 'reconnecting' | 'restarting' }
  | { readonly kind: 'stopped'; readonly failure: PanelFailure };
