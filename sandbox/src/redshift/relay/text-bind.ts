/** A Bind whose result comes as text, whatever its client asked for. */
export function textBind(message: Buffer): Buffer {
  const portal = message.indexOf(0, 5) + 1;
  let at = message.indexOf(0, portal) + 1;
  // Formats of the parameters, then their values.
  at += 2 + 2 * message.readUInt16BE(at);
  const count = message.readUInt16BE(at);
  at += 2;
  for (let left = count; left > 0; left--) at += 4 + Math.max(0, message.readInt32BE(at));
  const bytes = Buffer.concat([message.subarray(0, at), Buffer.alloc(2)]);
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
}
