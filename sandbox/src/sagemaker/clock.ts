/** Now, as the JSON protocol writes dates: seconds since 1970 with milliseconds. */
export const epochSeconds = (): number => Date.now() / 1000;
