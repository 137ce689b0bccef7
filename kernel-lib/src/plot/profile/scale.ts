/** Columns with values beyond this are scaled. */
export const LARGE = 1e100;

/** By what: a power of two, so that nothing of a value is lost. Squares and sums of the scaled values are finite. */
export const SCALE = 2 ** 664;

/** Values nearer to 0 count as 0 in what is worked out: parts of them would be too small for a double. */
export const NOTHING = 1e-290;

/** A span that is smaller is not divided into bins: their width would be 0. */
export const TINY = 1e-300;
