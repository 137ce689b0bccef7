import { type ISignal, Signal } from '@lumino/signaling';
import type { PanelClient } from '../wire/client.js';
import { PanelFailure } from '../wire/failure.js';
import type { ConnectionForm, ConnectionSummary } from '../wire/protocol.js';

/** The saved connections, as the kernel lists them for one folder. */
export class ConnectionsModel {
  private list: readonly ConnectionSummary[] | undefined;
  private problem: PanelFailure | undefined;
  private readonly working = new Set<string>();
  private readonly change = new Signal<this, void>(this);
  private loads = 0;
  private folder = '';

  constructor(private readonly client: Pick<PanelClient, 'call'>) {}

  get changed(): ISignal<this, void> {
    return this.change;
  }

  /** `undefined` until they were read. */
  get all(): readonly ConnectionSummary[] | undefined {
    return this.list;
  }

  /** Why they could not be read. */
  get failure(): PanelFailure | undefined {
    return this.problem;
  }

  /** The notebook's folder, relative to the one that Jupyter serves. */
  get directory(): string {
    return this.folder;
  }

  find(name: string): ConnectionSummary | undefined {
    return this.list?.find((connection) => connection.name === name);
  }

  /** Whether a connection is being tested or removed. */
  isBusy(name: string): boolean {
    return this.working.has(name);
  }

  /** Sets the folder whose connections the next {@link load} reads. */
  follow(directory: string): void {
    this.folder = directory;
  }

  /** Reads the list; an answer that a later call overtook is dropped. */
  async load(): Promise<void> {
    const { directory } = this;
    const load = ++this.loads;
    const outcome = await this.client.call('connections.list', { directory }).then(
      (list) => ({ list, problem: undefined }),
      (error) => ({ list: undefined, problem: PanelFailure.from(error) }),
    );
    if (load !== this.loads) return;
    this.list = outcome.list;
    this.problem = outcome.problem;
    this.change.emit();
  }

  /** Forgets the list, which may be another's after a restart. */
  clear(): void {
    this.loads++;
    this.list = undefined;
    this.problem = undefined;
    this.change.emit();
  }

  /** @throws PanelFailure where the connection fails; nothing is saved then. */
  async add(connection: ConnectionForm, signal: AbortSignal): Promise<ConnectionSummary> {
    const added = await this.client.call('connections.add', { connection }, { signal });
    await this.load();
    return added;
  }

  /** Connects once, and says as whom and to what. */
  test(name: string): Promise<{ version: string; user: string }> {
    const { directory } = this;
    return this.busy(name, () =>
      this.client.call('connections.test', { directory, connection: name }),
    );
  }

  async remove(name: string): Promise<void> {
    await this.busy(name, () => this.client.call('connections.remove', { name }));
    await this.load();
  }

  private async busy<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.working.add(name);
    this.change.emit();
    try {
      return await work();
    } finally {
      this.working.delete(name);
      this.change.emit();
    }
  }
}
