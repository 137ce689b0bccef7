const COLUMNS = [
  ['table', 8],
  ['case', 18],
  ['rows', 10],
  ['wall s', 8],
  ['÷ drain', 8],
  ['CPU s', 8],
  ['÷ connectorx', 13],
  ['peak MB', 8],
  ['Arrow MB', 9],
  ['first batch', 12],
  ['hold ms', 8],
];

const fixed = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : '');

const line = (cells) =>
  cells
    .map((cell, index) =>
      index < 2 ? cell.padEnd(COLUMNS[index][1]) : cell.padStart(COLUMNS[index][1]),
    )
    .join(' ');

/** The results as a table of text, with ratios to the drain's wall time and to ConnectorX's CPU time. */
export function report(results) {
  const of = (table, name) =>
    results.find((result) => result.table === table && result.case === name);
  const rows = results.map((each) => [
    each.table,
    each.case,
    each.rows?.toLocaleString('en-US') ?? '',
    fixed(each.wallSeconds),
    fixed(each.wallSeconds / of(each.table, 'drain')?.wallSeconds),
    fixed(each.cpuSeconds),
    fixed(each.cpuSeconds / of(each.table, 'connectorx')?.cpuSeconds),
    String(each.peakMegabytes),
    String(each.arrowMegabytes ?? ''),
    each.firstSeconds === undefined
      ? ''
      : `${fixed((100 * each.firstSeconds) / each.wallSeconds, 1)} %`,
    fixed(each.holdMillis, 1),
  ]);
  return ['', line(COLUMNS.map(([name]) => name)), ...rows.map(line)].join('\n');
}
