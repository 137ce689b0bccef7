import { randomUUID } from 'node:crypto';
import { ShiftbookError } from '../../errors.js';
import { parseS3Address } from '../../s3-address.js';
import type { ResolvedProfile } from '../profile/resolved.js';
import { inParallel } from './in-parallel.js';
import { forgetRun, noteRun } from './journal.js';
import { removeLeftRunsOnce } from './left-runs.js';
import {
  addressIn,
  getObject,
  putObject,
  removeAll,
  type StagingFolder,
} from './staging-folder.js';
import { withGrace } from './with-grace.js';

/** What of a connection says where its runs are. */
export type StagingPlace = Pick<ResolvedProfile, 'staging' | 'region' | 'role'>;

/** A file to be put into a run. */
export interface StagedFile {
  /** Its name in the run's folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A folder of its own in the staging bucket, for one read or one upload. No other run, of whatever process, has the same.
 */
export class StagingRun {
  readonly #id: string;
  readonly #folder: StagingFolder;
  /** Whether more may yet come into the folder when it has been removed. */
  #expectsMore = false;

  private constructor(id: string, folder: StagingFolder) {
    this.#id = id;
    this.#folder = folder;
  }

  /**
   * Begins a run: it is remembered on this machine before anything is written, so that the next start removes what this
   * process could not.
   *
   * @throws ShiftbookError `staging-missing` where the connection has no `staging`; `s3-address`, `file-not-written`.
   */
  static async begin({ staging, region, role }: StagingPlace): Promise<StagingRun> {
    if (staging === undefined) {
      throw new ShiftbookError('staging-missing', 'The connection has no "staging".', {
        hint: 'Add "staging": "s3://bucket/prefix" to it, in a bucket that you and the cluster may write.',
      });
    }
    const { bucket, key } = parseS3Address(staging);
    const base = key === '' || key.endsWith('/') ? key : `${key}/`;
    const id = randomUUID();
    const folder = { bucket, prefix: `${base}shiftbook-${id}/`, region, role };
    void removeLeftRunsOnce();
    await noteRun(id, folder);
    return new StagingRun(id, folder);
  }

  /** `s3://bucket/prefix/shiftbook-…/`, which ends in a slash. */
  get address(): string {
    return addressIn(this.#folder);
  }

  get bucket(): string {
    return this.#folder.bucket;
  }

  /** What the keys of all its objects begin with; it ends in a slash. */
  get prefix(): string {
    return this.#folder.prefix;
  }

  /**
   * Writes files, several at a time. When the signal fires, those that are on their way have some seconds to arrive:
   * one that was cut could arrive when all has been removed.
   *
   * @returns their addresses
   * @throws ShiftbookError `aws-access-denied`, `staging-failed`; the signal's reason.
   */
  put(files: readonly StagedFile[], signal?: AbortSignal): Promise<string[]> {
    return inParallel(files, async ({ name, bytes }) => {
      await withGrace(signal, async (late) => {
        late.addEventListener('abort', () => this.expectMore());
        await putObject(this.#folder, `${this.prefix}${name}`, bytes, late);
      });
      return addressIn(this.#folder, name);
    });
  }

  /**
   * Reads a file.
   *
   * @param name its name in the run's folder
   * @throws ShiftbookError `aws-access-denied`, `staging-failed`; the signal's reason.
   */
  get(name: string, signal?: AbortSignal): Promise<Uint8Array> {
    return getObject(this.#folder, `${this.prefix}${name}`, signal);
  }

  /**
   * Says that more may yet come into the folder, from what was given up on its way: after {@link StagingRun.remove} the
   * run stays remembered, and the next start removes that.
   */
  expectMore(): void {
    this.#expectsMore = true;
  }

  /**
   * Removes all that is in the folder.
   *
   * @throws ShiftbookError `aws-access-denied`, `staging-failed`; then the next start tries again.
   */
  async remove(): Promise<void> {
    await removeAll(this.#folder);
    if (!this.#expectsMore) await forgetRun(this.#id);
  }
}
