import { type ISignal, Signal } from '@lumino/signaling';
import { CatalogTree } from '../catalog/catalog-tree.js';
import { fetchChildren } from '../catalog/fetch-children.js';
import type { CatalogNode } from '../catalog/node.js';
import { type TreeRow, visibleRows } from '../catalog/visible-rows.js';
import { ConnectionsModel } from '../connections/connections-model.js';
import { FormModel } from '../connections/form-model.js';
import type { PanelClient } from '../wire/client.js';
import type { LinkState } from '../wire/link.js';
import { failed, info, type Notice } from './notice.js';

/** Everything the panel "Redshift" shows, and what can be done in it. React only draws this. */
export class PanelModel {
  readonly connections: ConnectionsModel;
  readonly tree: CatalogTree;
  private filterText = '';
  private active: string | undefined;
  private said: Notice | undefined;
  private adding: FormModel | undefined;
  private shown = false;
  private lines: readonly TreeRow[] | undefined;
  private readonly change = new Signal<this, void>(this);

  constructor(private readonly client: PanelClient) {
    this.connections = new ConnectionsModel(client);
    this.tree = new CatalogTree((path, signal) =>
      fetchChildren(client, this.connections.directory, path, signal),
    );
    const update = (): void => this.update();
    this.connections.changed.connect(update);
    this.tree.changed.connect(update);
    client.stateChanged.connect((_, state) => this.onLink(state));
  }

  get changed(): ISignal<this, void> {
    return this.change;
  }

  get link(): LinkState {
    return this.client.state;
  }

  get filter(): string {
    return this.filterText;
  }

  get notice(): Notice | undefined {
    return this.said;
  }

  /** The open form; `undefined` while it is closed. */
  get form(): FormModel | undefined {
    return this.adding;
  }

  /** The lines of the tree; the same array until something changes. */
  get rows(): readonly TreeRow[] {
    this.lines ??= visibleRows(this.roots(), this.tree, this.filterText);
    return this.lines;
  }

  /** The line that keys and commands act on: the chosen one, or the first. */
  get activeRow(): TreeRow | undefined {
    return this.rows.find((row) => row.id === this.active) ?? this.rows[0];
  }

  /** To be called whenever the panel comes into view: the first time starts the hidden kernel. */
  show(directory: string): void {
    const first = !this.shown;
    this.shown = true;
    this.setDirectory(directory);
    if (!first) return;
    // A failure is in the state, which the panel shows; the list is read when the state says ready.
    this.client.connect().catch(() => undefined);
    if (this.link.kind === 'ready') this.connections.load();
  }

  /** Follows the notebook in front: its folder may hold connections of its own. */
  setDirectory(directory: string): void {
    if (directory === this.connections.directory) return;
    this.connections.follow(directory);
    this.tree.clear();
    if (this.link.kind === 'ready' && this.shown) this.connections.load();
  }

  /** Starts the hidden kernel again after it was lost; the state says how that goes. */
  startAgain(): void {
    this.client.startAgain().catch(() => undefined);
  }

  setFilter(text: string): void {
    this.filterText = text;
    this.update();
  }

  activate(id: string): void {
    this.active = id;
    this.update();
  }

  openForm(): void {
    if (this.adding !== undefined) return;
    this.adding = new FormModel(this.connections);
    this.adding.changed.connect(() => this.update());
    this.say(undefined);
  }

  closeForm(): void {
    this.adding?.cancel();
    this.adding = undefined;
    this.update();
  }

  /** Tries what is in the form; it closes only when the connection was saved. */
  async submitForm(): Promise<void> {
    const form = this.adding;
    const added = await form?.submit();
    if (added === undefined) return;
    if (this.adding === form) this.adding = undefined;
    this.say(info(`${added.name} is saved.`));
  }

  /** Reads the connections and everything that is open in the tree again. */
  async refresh(): Promise<void> {
    this.say(undefined);
    await Promise.all([this.connections.load(), this.tree.refresh([])]);
  }

  test(name: string): Promise<void> {
    return this.report(async () => {
      const { user, version } = await this.connections.test(name);
      return `${name}: connected as ${user}. ${version}`;
    });
  }

  remove(name: string): Promise<void> {
    return this.report(async () => {
      await this.connections.remove(name);
      return `${name} is removed.`;
    });
  }

  /** Does something and says at the foot of the panel how it ended. */
  async report(work: () => Promise<string | undefined> | string | undefined): Promise<void> {
    try {
      const text = await work();
      this.say(text === undefined ? undefined : info(text));
    } catch (error) {
      this.say(failed(error));
    }
  }

  dismissNotice(): void {
    this.say(undefined);
  }

  private roots(): CatalogNode[] {
    return (this.connections.all ?? []).map(({ name, database, user }) => ({
      path: [name],
      kind: 'connection',
      detail: `${user}@${database}`,
    }));
  }

  private say(notice: Notice | undefined): void {
    this.said = notice;
    this.update();
  }

  private onLink(state: LinkState): void {
    // What was read may be out of date: it goes at once, and comes back with the kernel.
    if (state.kind === 'restarting' || state.kind === 'stopped') {
      this.tree.clear();
      this.connections.clear();
    } else if (state.kind === 'ready' && this.shown && this.connections.all === undefined) {
      this.connections.load();
    }
    this.update();
  }

  private update(): void {
    this.lines = undefined;
    this.change.emit();
  }
}
