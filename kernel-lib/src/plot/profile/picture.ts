import type { Picture, Subject } from '../picture.js';
import { DataProfile } from './data-profile.js';
import { localProfile } from './local.js';
import type { ProfileOptions } from './options.js';
import { profileRows } from './rows.js';
import { profileSpec } from './spec.js';
import { profileStatement } from './statement.js';

/** See `Drawable.profile`. */
export function profilePicture(
  { columns, name }: Subject,
  options: ProfileOptions,
): Picture<DataProfile> {
  const spec = profileSpec(columns, options);
  return {
    statement: (from) => profileStatement(spec, from),
    localRows: (table) => localProfile(spec, table),
    figure: (rows, statement) => new DataProfile(name, profileRows(spec, rows), statement),
  };
}
