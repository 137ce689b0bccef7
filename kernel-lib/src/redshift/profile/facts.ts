import type { Profile } from './profile.js';
import type { ResolvedProfile } from './resolved.js';

/** What a profile says of itself, whatever its kind. */
export type ProfileFacts = Pick<
  ResolvedProfile,
  'kind' | 'place' | 'cluster' | 'workgroup' | 'database' | 'user'
>;

/** The same questions answered for profiles of every kind. */
export function profileFacts(profile: Profile): ProfileFacts {
  const { kind = 'cluster', database } = profile;
  return {
    kind,
    place: placeOf(profile),
    cluster: 'cluster' in profile ? profile.cluster : undefined,
    workgroup: 'workgroup' in profile ? profile.workgroup : undefined,
    database,
    user: 'user' in profile ? profile.user : undefined,
  };
}

/** Where a profile leads, in words: `cluster shiftbook`, `workgroup analytics`, `secret prod/redshift`, `db.example`. */
export function placeOf(profile: Profile): string {
  switch (profile.kind) {
    case 'serverless':
      return `workgroup ${profile.workgroup}`;
    case 'secret':
      return `secret ${profile.secret}`;
    case 'data-api':
      return profile.workgroup === undefined
        ? `cluster ${profile.cluster}`
        : `workgroup ${profile.workgroup}`;
    case 'environment':
      return profile.host;
    default:
      return `cluster ${profile.cluster}`;
  }
}

/** One line for lists and completions: `dev on shiftbook as analyst`, `dev on workgroup analytics`. */
export function profileLine(profile: Profile): string {
  const { database, place, cluster, user } = profileFacts(profile);
  return `${database} on ${cluster ?? place}${user === undefined ? '' : ` as ${user}`}`;
}
