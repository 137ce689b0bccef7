import { packageOf } from '../../cells/library.js';
import { addLesson, type Danfojs } from '../../frame/danfojs/lessons.js';

const isDanfojs = (value: unknown): value is Danfojs =>
  typeof value === 'object' && value !== null && 'DataFrame' in value && 'Series' in value;

/**
 * Lets danfojs's frames draw themselves in cells, where danfojs for Node only throws. It is done before a cell can have a
 * frame: when one imports danfojs, whichever copy, or the library, whose Results make frames.
 *
 * @param loaded what the cell imports
 */
export async function teachFrames(
  specifier: string,
  loaded: Readonly<Record<string, unknown>>,
): Promise<void> {
  const name = packageOf(specifier);
  if (name !== 'shiftbook' && name !== 'danfojs-node') return;
  const { teachPlots } = await import('../../frame/danfojs/teach-plots.js');
  addLesson(teachPlots);
  const own = [loaded, loaded.default].find(isDanfojs);
  if (name === 'danfojs-node' && own !== undefined) teachPlots(own);
}
