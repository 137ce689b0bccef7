import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processStarted } from './started.js';

/**
 * Notes who uses a sandbox's folder and which processes were started for it, so that a later start can end what a killed
 * one left behind.
 */
export class Ownership {
  private constructor(private readonly folder: string) {}

  /**
   * Takes the folder for this process, and ends what an owner that is gone has left running.
   *
   * @throws where another process that still lives has it
   */
  static async claim(directory: string): Promise<Ownership> {
    const folder = join(directory, 'processes');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const own = new Ownership(folder);
    const owner = await own.alive(OWNER);
    if (owner !== undefined) {
      throw new Error(
        `The sandbox folder ${directory} is in use by process ${owner}. ` +
          'Stop that sandbox (shiftbook sandbox stop), or choose another folder.',
      );
    }
    for (const name of await readdir(folder)) {
      if (name !== OWNER) await own.end(name);
    }
    await own.note(OWNER, process.pid);
    return own;
  }

  /** Whether the folder had an owner who is gone, and nothing of it runs any more. */
  static async abandoned(directory: string): Promise<boolean> {
    const own = new Ownership(join(directory, 'processes'));
    // Without an owner's note it is being made or removed, or somebody else's.
    const names = await readdir(own.folder).catch((): string[] => []);
    const alive = await Promise.all(names.map((name) => own.alive(name)));
    return names.includes(OWNER) && alive.every((pid) => pid === undefined);
  }

  /** Notes a process that was started for the sandbox. */
  async note(name: string, pid: number): Promise<void> {
    await writeFile(join(this.folder, name), `${pid} ${await processStarted(pid)}`);
  }

  /** Gives the folder back. */
  async release(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async end(name: string): Promise<void> {
    // The guard has told it to stop when its owner died; it gets ten seconds from now on.
    for (let attempt = 0; ; attempt++) {
      const pid = await this.alive(name);
      if (pid === undefined) break;
      if (attempt > 200) process.kill(-pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await rm(join(this.folder, name), { force: true });
  }

  /** The noted process, if it is the same that was noted and still runs. */
  private async alive(name: string): Promise<number | undefined> {
    const text = await readFile(join(this.folder, name), 'utf8').catch(() => undefined);
    const [pid, started] = text?.split(/ (.*)/s) ?? [];
    if (pid === undefined || started === undefined) return undefined;
    return (await processStarted(Number(pid))) === started ? Number(pid) : undefined;
  }
}

const OWNER = 'owner';
