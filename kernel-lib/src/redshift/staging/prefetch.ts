/**
 * What comes of each item, in the order of the items, with a few under way ahead of whoever takes them.
 *
 * @throws what `work` throws, when those that are under way have ended.
 */
export async function* prefetch<Item, Made>(
  items: readonly Item[],
  work: (item: Item) => Promise<Made>,
  ahead: number,
): AsyncGenerator<Made, void, undefined> {
  const underWay: Promise<Made>[] = [];
  let next = 0;
  const begin = (): void => {
    while (next < items.length && underWay.length < ahead) {
      const made = work(items[next++] as Item);
      // It is thrown where it is waited for, which may be later, or never after another failure.
      made.catch(() => undefined);
      underWay.push(made);
    }
  };
  try {
    for (begin(); underWay.length > 0; begin()) yield await (underWay.shift() as Promise<Made>);
  } finally {
    await Promise.allSettled(underWay);
  }
}
