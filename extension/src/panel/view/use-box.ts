import { type RefObject, useLayoutEffect, useState } from 'react';

/** Height in pixels of an element, and how far it is scrolled; both followed. */
export function useBox(ref: RefObject<HTMLElement>): { top: number; height: number } {
  const [box, setBox] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void =>
      setBox((old) => {
        const { scrollTop: top, clientHeight: height } = element;
        return old.top === top && old.height === height ? old : { top, height };
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [ref]);
  return box;
}
