import { dirname, resolve } from 'node:path';
import { projectFiles, userFile } from './places.js';
import type { Profile, SageMakerSettings } from './profile.js';
import { readProfileFile } from './read-file.js';

/** A saved connection and where it was found. */
export interface SavedConnection {
  readonly name: string;
  readonly profile: Profile;
  /**
   * `user`: the user's own file, which Shiftbook may change. `project`: a `shiftbook.json` beside the notebook. `glue`: the
   * account's AWS Glue.
   */
  readonly source: 'user' | 'project' | 'glue';
  readonly file: string;
}

interface Place {
  readonly file: string;
  readonly source: 'user' | 'project';
}

/** Where connections are looked for, in this order. */
function places(directory: string): Place[] {
  return [
    ...projectFiles(directory).map((file) => ({ file, source: 'project' as const })),
    { file: userFile(), source: 'user' as const },
  ];
}

const besideFile = (profile: Profile, file: string): Profile =>
  profile.kind === 'data-api' || profile.ca === undefined
    ? profile
    : { ...profile, ca: resolve(dirname(file), profile.ca) };

/**
 * Every saved connection that notebooks in `directory` see; of two with one name, the nearer one.
 *
 * @param directory the notebook's folder; by default the folder the process runs in.
 * @throws ShiftbookError `profile-not-json`, `profile-invalid`, … for the first file that is broken.
 */
export function listConnections(directory: string = process.cwd()): SavedConnection[] {
  const found = new Map<string, SavedConnection>();
  for (const { file, source } of places(directory)) {
    for (const [name, profile] of Object.entries(readProfileFile(file)?.connections ?? {})) {
      if (!found.has(name)) {
        found.set(name, { name, profile: besideFile(profile, file), source, file });
      }
    }
  }
  return [...found.values()];
}

/**
 * The `sagemaker` section that holds for notebooks in `directory`: that of the nearest file that has one, or nothing.
 * Throws as {@link listConnections} does.
 */
export function sagemakerSettings(directory: string = process.cwd()): SageMakerSettings {
  for (const { file } of places(directory)) {
    const settings = readProfileFile(file)?.sagemaker;
    if (settings !== undefined) {
      return settings;
    }
  }
  return {};
}
