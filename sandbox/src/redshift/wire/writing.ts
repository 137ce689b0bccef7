/** A message: letter, length, body. */
export function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export const cstring = (text: string) => Buffer.from(`${text}\0`);

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** Asks the client for its password in clear text; the connection is encrypted. */
export const askPassword = (): Buffer => message('R', int32(3));

/** The client's answer to {@link askPassword}. */
export const passwordMessage = (password: string): Buffer => message('p', cstring(password));

/** Announces a setting, such as the server's version. */
export const parameterStatus = (name: string, value: string): Buffer =>
  message('S', Buffer.concat([cstring(name), cstring(value)]));

/** Ends a login in failure. `code` is the SQLSTATE. */
export const fatal = (code: string, text: string): Buffer =>
  message(
    'E',
    Buffer.concat([...[`SFATAL`, `VFATAL`, `C${code}`, `M${text}`].map(cstring), Buffer.from([0])]),
  );

/** Tells a client that asked for a newer protocol, or for options, that 3.0 without options it is. */
export const negotiateVersion = (unknownOptions: readonly string[]): Buffer =>
  message(
    'v',
    Buffer.concat([
      int32(PROTOCOL_3),
      int32(unknownOptions.length),
      ...unknownOptions.map(cstring),
    ]),
  );

/** Version 3.0 of the protocol. */
export const PROTOCOL_3 = 196_608;

/** The first packet of a connection: no letter, the protocol's version and name-value pairs. */
export function startupMessage(parameters: ReadonlyMap<string, string>): Buffer {
  const body = Buffer.concat([
    int32(PROTOCOL_3),
    ...[...parameters].flatMap(([name, value]) => [cstring(name), cstring(value)]),
    Buffer.from([0]),
  ]);
  return Buffer.concat([int32(body.length + 4), body]);
}
