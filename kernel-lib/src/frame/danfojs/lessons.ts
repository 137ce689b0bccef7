import { danfo } from '../danfo.js';
import { withDisplay } from '../display/data-frame-display.js';

/** Classes of a copy of danfojs. */
export type Danfojs = Pick<typeof import('danfojs-node'), 'DataFrame' | 'Series'>;

type Lesson = (danfo: Danfojs) => void;

const lessons = new Set<Lesson>();

/**
 * Has the danfojs that makes frames for the library learn something more. Only the kernel does: a program that uses the
 * library by itself keeps danfojs as it is, but for its display.
 */
export const addLesson = (lesson: Lesson): void => {
  lessons.add(lesson);
};

/** danfojs, whose frames and series show themselves, and what lessons add to that. */
export function taughtDanfo(): ReturnType<typeof danfo> {
  const taught = withDisplay(danfo());
  for (const lesson of lessons) lesson(taught);
  return taught;
}
