import { basename } from 'node:path';
import { PIPELINE_NAME_LENGTH } from '../pipeline/preflight/names.js';

/** A pipeline's name from a notebook's file name: what the service does not allow becomes a hyphen. */
export function pipelineNameOf(path: string): string {
  const name = basename(path, '.ipynb')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, PIPELINE_NAME_LENGTH)
    .replace(/-+$/, '');
  return name === '' ? 'notebook' : name;
}
