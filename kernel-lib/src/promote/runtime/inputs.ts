/** The values that the step is given, by name; filled before its cells run. */
export const inputs: Record<string, unknown> = {};
