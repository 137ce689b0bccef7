import type { PromoteMode, PromoteSummary } from '../promote/summary.js';

export type { PromotedStep, PromoteMode, PromoteSummary } from '../promote/summary.js';

/**
 * What the JupyterLab panels and the kernel say to each other over one comm. No secret ever crosses it.
 *
 * The panel sends {@link PanelRequest}s; the kernel answers each with one {@link PanelResponse}, after any
 * number of {@link PanelProgress} messages with the same id. {@link PanelCancel} asks to stop a request, which then
 * answers with the error code `cancelled`.
 */

/** Comm target that the kernel registers. */
export const PANEL_TARGET = 'shiftbook.panel';

/** Raised when a message changes its meaning; the panel refuses a kernel that speaks another one. */
export const PANEL_PROTOCOL = 1;

/** Where a connection was read from. */
export type ConnectionSource = 'user' | 'project' | 'glue';

/** A saved connection, as the panel may see it. */
export interface ConnectionSummary {
  readonly name: string;
  readonly cluster: string;
  readonly database: string;
  readonly user: string;
  readonly region: string;
  /** `project`: from a `shiftbook.json` beside the notebook, which the panel does not change; `glue`: of AWS Glue. */
  readonly source: ConnectionSource;
}

/** What the connection form sends. Never a password: credentials are temporary and stay in the kernel. */
export interface ConnectionForm {
  readonly name: string;
  readonly cluster: string;
  readonly database: string;
  readonly user: string;
  readonly region: string;
}

export interface SchemaNode {
  readonly name: string;
}

export interface TableNode {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'external table';
}

export interface ColumnNode {
  readonly name: string;
  /** Redshift's type name, such as `numeric(8,2)`. */
  readonly type: string;
}

/**
 * Every method: what it takes and what it gives. `directory` is the notebook's folder, relative to the folder that
 * Jupyter serves; a `shiftbook.json` there adds its connections.
 */
export interface PanelMethods {
  hello: {
    params: { protocol: number; clientId: string };
    result: { protocol: number; version: string };
  };
  'connections.list': { params: { directory: string }; result: ConnectionSummary[] };
  /** Connects, runs `select 1` and disconnects. */
  'connections.test': {
    params: { directory: string; connection: string | ConnectionForm };
    result: { version: string; user: string };
  };
  /** Tests, then saves; a connection that fails is not saved. */
  'connections.add': { params: { connection: ConnectionForm }; result: ConnectionSummary };
  'connections.remove': { params: { name: string }; result: null };
  'catalog.schemas': { params: { directory: string; connection: string }; result: SchemaNode[] };
  'catalog.tables': {
    params: { directory: string; connection: string; schema: string };
    result: TableNode[];
  };
  'catalog.columns': {
    params: { directory: string; connection: string; schema: string; table: string };
    result: ColumnNode[];
  };
  /** `notebook` is the document as it stands in the editor (nbformat 4), saved or not. */
  promote: {
    params: { path: string; notebook: unknown; mode: PromoteMode };
    result: PromoteSummary;
  };
}

export type PanelMethod = keyof PanelMethods;

export type PanelRequest = {
  [M in PanelMethod]: {
    readonly id: string;
    readonly method: M;
    readonly params: PanelMethods[M]['params'];
  };
}[PanelMethod];

export interface PanelCancel {
  readonly cancel: string;
}

export interface PanelError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export type PanelResponse =
  | { readonly id: string; readonly result: PanelMethods[PanelMethod]['result'] }
  | { readonly id: string; readonly error: PanelError };

export interface PanelProgress {
  readonly id: string;
  /** One line that says what goes on now. */
  readonly progress: string;
}
