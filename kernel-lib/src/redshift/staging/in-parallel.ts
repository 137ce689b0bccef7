/** Requests at a time: enough to fill a line, few enough to hold what they bring. */
const AT_A_TIME = 8;

/**
 * Does something with each item, several at a time. After the first failure none begins any more, and it is thrown when
 * those that run have ended.
 *
 * @returns what came of each, in the order of the items
 */
export async function inParallel<Item, Made>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Made>,
  atATime = AT_A_TIME,
): Promise<Made[]> {
  const made: Made[] = new Array(items.length);
  const failures: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const index = next++;
      try {
        made[index] = await work(items[index] as Item, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return made;
}
