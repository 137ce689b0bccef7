/** Why a value cannot be loaded, with Redshift's number and words for it. */
export class BadValue extends Error {
  /**
   * @param code of https://docs.aws.amazon.com/redshift/latest/dg/r_Load_Error_Reference.html
   * @param position of the first bad character, from 0
   */
  constructor(
    readonly code: number,
    reason: string,
    readonly position = 0,
  ) {
    super(reason);
  }
}
