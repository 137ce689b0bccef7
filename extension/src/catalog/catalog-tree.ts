import { type ISignal, Signal } from '@lumino/signaling';
import { PanelFailure } from '../wire/failure.js';
import { type CatalogNode, type NodePath, nodeId } from './node.js';

/** What is known of the nodes below one node. */
export type Branch =
  | { readonly status: 'loading' }
  | { readonly status: 'loaded'; readonly children: readonly CatalogNode[] }
  | { readonly status: 'failed'; readonly failure: PanelFailure };

/** Gets the nodes below a path. */
export type FetchChildren = (path: NodePath, signal: AbortSignal) => Promise<CatalogNode[]>;

interface Load {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/**
 * The tree as far as it was opened. A level is asked for when it is first opened; an answer that was overtaken by a
 * refresh, or by {@link CatalogTree.clear}, is dropped.
 */
export class CatalogTree {
  private readonly branches = new Map<string, Branch>();
  private readonly loads = new Map<string, Load>();
  private readonly open = new Set<string>();
  private readonly change = new Signal<this, void>(this);

  constructor(private readonly fetch: FetchChildren) {}

  get changed(): ISignal<this, void> {
    return this.change;
  }

  branch(path: NodePath): Branch | undefined {
    return this.branches.get(nodeId(path));
  }

  isOpen(path: NodePath): boolean {
    return this.open.has(nodeId(path));
  }

  /** Opens a node, and asks for what is below it if that is not known. */
  async expand(path: NodePath): Promise<void> {
    this.open.add(nodeId(path));
    this.change.emit();
    await this.load(path);
  }

  collapse(path: NodePath): void {
    this.open.delete(nodeId(path));
    this.change.emit();
  }

  /** Children of a node, asked for if need be. */
  async children(path: NodePath): Promise<readonly CatalogNode[]> {
    await this.load(path);
    const branch = this.branch(path);
    if (branch?.status === 'failed') throw branch.failure;
    return branch?.status === 'loaded' ? branch.children : [];
  }

  /** Asks anew for what is below a node, and for all that is open further down. */
  async refresh(path: NodePath): Promise<void> {
    const below = JSON.stringify(path).slice(0, -1);
    for (const id of [...this.branches.keys()]) if (id.startsWith(below)) this.forget(id);
    this.change.emit();
    const open = [...this.open].filter((id) => id.startsWith(below));
    await Promise.all(open.map((id) => this.load(JSON.parse(id) as string[])));
  }

  /** Forgets everything that was read, and closes every node. */
  clear(): void {
    for (const id of [...this.branches.keys()]) this.forget(id);
    this.open.clear();
    this.change.emit();
  }

  private forget(id: string): void {
    this.loads.get(id)?.abort.abort();
    this.loads.delete(id);
    this.branches.delete(id);
  }

  private load(path: NodePath): Promise<void> {
    const id = nodeId(path);
    const running = this.loads.get(id);
    if (running !== undefined) return running.done;
    if (this.branches.get(id)?.status === 'loaded') return Promise.resolve();
    const abort = new AbortController();
    const done = this.read(path, abort.signal);
    this.loads.set(id, { abort, done });
    return done;
  }

  private async read(path: NodePath, signal: AbortSignal): Promise<void> {
    const id = nodeId(path);
    this.branches.set(id, { status: 'loading' });
    this.change.emit();
    const branch = await this.fetch(path, signal).then(
      (children): Branch => ({ status: 'loaded', children }),
      (error): Branch => ({ status: 'failed', failure: PanelFailure.from(error) }),
    );
    if (signal.aborted) return;
    this.loads.delete(id);
    this.branches.set(id, branch);
    this.change.emit();
  }
}
