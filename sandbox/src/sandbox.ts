import type { PauseOptions } from './redshift/serverless/pausing.js';

export type { PauseOptions } from './redshift/serverless/pausing.js';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** Where it keeps its state. Without: a throwaway folder, which stop() removes. */
  readonly directory?: string;
  /** Port of the endpoint on 127.0.0.1; without: that of the last start, else any free one. */
  readonly port?: number;
  /** Upper limit, in seconds, of every temporary database password's life: for tests of expiry. */
  readonly credentialSeconds?: number;
  /** Told what is being done, a line at a time. */
  readonly onProgress?: (line: string) => void;
}

/** A running sandbox. */
export interface Sandbox {
  /** As for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** The variables that point AWS's and PostgreSQL's clients at the sandbox. */
  readonly env: Record<string, string>;
  readonly directory: string;
  readonly cluster: {
    readonly identifier: string;
    readonly host: string;
    readonly port: number;
    readonly database: string;
    /** An ordinary user. */
    readonly user: string;
  };
  /** A workgroup of Redshift Serverless, with the same databases. */
  readonly workgroup: {
    readonly name: string;
    readonly host: string;
    readonly port: number;
    readonly database: string;
  };
  readonly accountId: string;
  readonly region: string;
  /** Told by the endpoint too, at `/_shiftbook/instance`: another sandbox may have the same port later. */
  readonly instance: string;
  /**
   * Pauses the workgroup, which ends its sessions; it resumes by itself at the next login, as Redshift Serverless does:
   * that login and all until then are refused (SQLSTATE 57P03), or kept waiting.
   */
  pauseWorkgroup(how?: PauseOptions): void;
  /** Ends every process; a throwaway sandbox's folder is removed. */
  stop(): Promise<void>;
}
