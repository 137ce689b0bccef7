/** Global function of the main thread, under this registered symbol, that the channel thread calls to stop a cell. */
export const STOP_FUNCTION = 'shiftbook.kernel.stop';
