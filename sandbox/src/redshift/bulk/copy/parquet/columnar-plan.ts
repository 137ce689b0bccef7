import { type OptionReader, refuseOption } from '../../option-reader.js';

/** What a COPY of Parquet files says beside its source. */
export interface ColumnarData {
  readonly kind: 'parquet';
  /** Whether columns at the end may be missing in a file. */
  readonly fillRecord: boolean;
  /** Whether columns of any type may go into SUPER. */
  readonly serializeToJson: boolean;
}

/** Reads the options that Redshift knows with Parquet, and refuses what it refuses. */
export function columnarData(options: OptionReader): ColumnarData {
  if (options.has('acceptinvchars')) {
    refuseOption('COPY of Parquet with ACCEPTINVCHARS is not supported by the sandbox.', '0A000');
  }
  const data: ColumnarData = {
    kind: 'parquet',
    fillRecord: options.has('fillrecord'),
    serializeToJson: options.has('serializetojson'),
  };
  const [other] = options.left;
  if (other !== undefined) {
    refuseOption(
      `${other.toUpperCase()} argument is not supported for PARQUET based COPY`,
      '0A000',
    );
  }
  return data;
}
