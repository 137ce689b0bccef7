/** What an interrupt ends a cell by. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('The cell was interrupted.');
  }
}
