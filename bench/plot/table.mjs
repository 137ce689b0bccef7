/** Statements that make the table `bench_plot` with a column of prices, as sales have them. */
export function tableOf(rows) {
  const copies = Array.from({ length: Math.ceil(rows / 172_456) }, (_, copy) => `select ${copy}`);
  return [
    `create table bench_plot as
      select cast(pricepaid * (1 + mod(salesid * 7 + copy * 13, 100) / 100.0) as float8) as price
      from sales cross join (${copies.join(' union all ')}) as copies(copy) limit ${rows}`,
    'grant select on bench_plot to public',
    // Else the server does it by itself, beside what is measured.
    'vacuum bench_plot',
    'analyze bench_plot',
  ];
}
