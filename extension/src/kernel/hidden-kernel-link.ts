import type { Kernel, Session } from '@jupyterlab/services';
import type { JSONObject } from '@lumino/coreutils';
import { PanelFailure } from '../wire/failure.js';
import type { KernelLink, LinkEvents } from '../wire/link.js';
import {
  PANEL_PROTOCOL,
  PANEL_TARGET,
  type PanelCancel,
  type PanelRequest,
} from '../wire/protocol.js';
import { hiddenSession, type SessionServices } from './hidden-session.js';

/** The line as it is: a comm to the hidden kernel, with what Jupyter's signals say put into {@link LinkEvents}. */
export class HiddenKernelLink implements KernelLink {
  private session: Session.ISessionConnection | undefined;
  private comm: Kernel.IComm | undefined;
  private restarting = false;
  private disposed = false;

  constructor(
    private readonly services: SessionServices,
    private readonly clientId: string,
    private readonly events: LinkEvents,
  ) {}

  async open(fresh: boolean): Promise<void> {
    const session = await hiddenSession(this.services, fresh);
    this.session = session;
    if (this.disposed) {
      session.dispose();
      return;
    }
    session.statusChanged.connect(this.onStatus, this);
    session.connectionStatusChanged.connect(this.onConnectionStatus, this);
    session.disposed.connect(this.onDisposed, this);
    await session.kernel?.info;
    await this.openComm();
  }

  async reopen(): Promise<void> {
    // Not “idle”: a restarted kernel may never say so, but it answers this.
    await this.session?.kernel?.requestKernelInfo();
    await this.openComm();
  }

  private async openComm(): Promise<void> {
    const kernel = this.session?.kernel;
    if (!kernel) throw new PanelFailure('kernel-gone', 'The panel’s kernel is no longer there.');
    const comm = kernel.createComm(PANEL_TARGET);
    this.comm = comm;
    comm.onMsg = (message) => {
      if (this.comm === comm) this.events.received(message.content.data);
    };
    comm.onClose = () => {
      if (this.comm === comm && !this.disposed) this.events.lost(notSupported());
    };
    await comm.open({ protocol: PANEL_PROTOCOL, clientId: this.clientId }).done;
  }

  send(message: PanelRequest | PanelCancel): void {
    if (this.comm === undefined || this.comm.isDisposed)
      throw new PanelFailure(
        'server-unreachable',
        'The line to the kernel is closed.',
        'Try again.',
      );
    // Interfaces have no index signature, so TypeScript does not see that these are JSON.
    this.comm.send(message as unknown as JSONObject);
  }

  dispose(): void {
    this.disposed = true;
    this.session?.dispose();
  }

  private onStatus(_: unknown, status: Kernel.Status): void {
    if (status === 'dead') {
      this.lose('kernel-died', 'The panel’s kernel ended unexpectedly.');
    } else if ((status === 'restarting' || status === 'autorestarting') && !this.restarting) {
      this.restarting = true;
      this.events.restarting();
    }
  }

  private onConnectionStatus(_: unknown, status: Kernel.ConnectionStatus): void {
    if (status === 'disconnected') {
      this.lose('server-unreachable', 'The Jupyter server cannot be reached.');
    } else if (status === 'connecting' && !this.restarting) this.events.reconnecting();
    else if (status === 'connected' && this.restarting) {
      this.restarting = false;
      this.events.restarted();
    } else if (status === 'connected') this.events.reconnected();
  }

  private onDisposed(): void {
    if (!this.disposed) this.lose('kernel-gone', 'The panel’s kernel was shut down.');
  }

  private lose(code: string, message: string): void {
    this.events.lost(new PanelFailure(code, message, 'Press “Start again”.'));
  }
}

const notSupported = (): PanelFailure =>
  new PanelFailure(
    'panel-not-supported',
    'The kernel does not answer the panels.',
    'Install kernel and extension of one release (“shiftbook install”), then press “Start again”.',
  );
