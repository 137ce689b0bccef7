/** Room for a batch that is about as large as the one before it, so that its memory can be given away as it is. */
export const roomLike = (size: number): number => Math.ceil(size * 1.04);

/** Whether so little room is left that giving the memory away costs less than a copy of the right size. */
export const isNearlyFull = (size: number, room: number): boolean => size * 8 >= room * 7;
