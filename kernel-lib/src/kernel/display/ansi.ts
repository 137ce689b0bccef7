const wrap = (open: number, close: number) => (text: string) =>
  `\u001b[${open}m${text}\u001b[${close}m`;

/** Colours that every Jupyter front end draws. */
export const red = wrap(31, 39);
export const cyan = wrap(36, 39);
export const dim = wrap(2, 22);
export const bold = wrap(1, 22);
