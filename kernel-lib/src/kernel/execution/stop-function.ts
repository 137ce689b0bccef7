/** Global function of the main thread, under this registered symbol, that the channel thread calls to stop a cell. */
export const STOP_FUNCTION = 'shiftbook.kernel.stop';

/** @param waited for how long a stop has been asked for, in milliseconds */
export type StopFunction = (waited: number) => void;
