/** A line with the time at which it came, in epoch milliseconds. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

// Limits of PutLogEvents: 10,000 events and 1,048,576 bytes a call, 26 bytes counted on top of each event.
const maxEvents = 10_000;
const maxBytes = 1_048_576;
const overhead = 26;
const maxMessage = 256 * 1024 - overhead;

const size = (event: LogEvent): number => Buffer.byteLength(event.message) + overhead;

/** Cuts a message that is longer than one event may be; an empty one becomes a space, as none may be empty. */
export function logEvents(timestamp: number, line: string): LogEvent[] {
  if (Buffer.byteLength(line) <= maxMessage) return [{ timestamp, message: line || ' ' }];
  const events: LogEvent[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (bytes + more > maxMessage) {
      events.push({ timestamp, message: part });
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += more;
  }
  return [...events, { timestamp, message: part }];
}

/** How many of the first events fit in one call. */
export function batchLength(events: readonly LogEvent[]): number {
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    bytes += size(event);
    if (index >= maxEvents || bytes > maxBytes) return index;
  }
  return events.length;
}
