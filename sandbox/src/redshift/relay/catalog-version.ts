/** Counts the changes of definitions that gateway's sessions make, so that none goes on with what it knew before. */
export class CatalogVersion {
  version = 0;

  /** What one session reports. */
  session() {
    let changed = false;
    return {
      /** A statement has been run. */
      completed: (tag: string): void => {
        if (!DEFINES.test(tag)) return;
        changed = true;
        this.version++;
      },
      /** The session is ready for more; outside a transaction, others see what it changed. */
      ready: (transaction: string): void => {
        if (!changed || transaction !== 'I') return;
        changed = false;
        this.version++;
      },
    };
  }
}

/** The tags of what changes the columns that a name stands for. */
const DEFINES = /^(CREATE|ALTER|DROP|SELECT INTO|SET|RESET|DISCARD|ROLLBACK)/;
