import { type Caller, ServiceError } from '../../protocol/service.js';
import { principalOf } from './principal.js';
import { LIMITS } from './result-set.js';
import { Session } from './session.js';
import type { Target } from './target.js';

/** The sessions of the last 24 hours. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();

  /** Newest first, those of the caller. */
  list(caller: Caller): readonly Session[] {
    const oldest = Date.now() - LIMITS.milliseconds;
    for (const [id, { created, status }] of this.#sessions) {
      if (status === 'CLOSED' && created.getTime() < oldest) this.#sessions.delete(id);
    }
    const owner = principalOf(caller);
    return [...this.#sessions.values()].filter((session) => session.owner === owner).reverse();
  }

  /** @throws ServiceError `ResourceNotFoundException`: another's are not there */
  find(caller: Caller, id: string): Session {
    const session = this.#sessions.get(id);
    if (session?.owner === principalOf(caller)) return session;
    throw new ServiceError('ResourceNotFoundException', `Session ${id} does not exist.`);
  }

  /** @throws ServiceError `ActiveSessionsExceededException` */
  open(caller: Caller, target: Target): Session {
    const place = ({ echo }: Target) => echo.ClusterIdentifier ?? echo.WorkgroupName;
    const open = [...this.#sessions.values()].filter(
      (each) => each.status !== 'CLOSED' && place(each.target) === place(target),
    );
    if (open.length >= LIMITS.sessions) {
      throw new ServiceError(
        'ActiveSessionsExceededException',
        `Active sessions exceeded the allowed quota (${LIMITS.sessions}).`,
      );
    }
    const session = new Session(target, principalOf(caller));
    this.#sessions.set(session.id, session);
    return session;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close()));
  }
}

/** One session as ListSessions shows it. */
export const listedSession = (session: Session, statement: string | undefined) => ({
  SessionId: session.id,
  Status: session.status,
  CreatedAt: session.created,
  UpdatedAt: session.updated,
  ClusterIdentifier: session.target.echo.ClusterIdentifier,
  WorkgroupName: session.target.echo.WorkgroupName,
  Database: session.target.echo.Database,
  DbUser: session.target.echo.DbUser,
  SessionAliveSeconds: session.keepAlive,
  SessionTtl: new Date(session.updated.getTime() + session.keepAlive * 1000),
  CurrentStatementId: session.status === 'BUSY' ? statement : undefined,
});
