/** Rows of each table; BENCH_ROWS asks for fewer. */
const ROWS = Number(process.env.BENCH_ROWS ?? 2_000_000);

/** TICKIT's sales so often that there are enough rows. */
function joined(rows) {
  const copies = Array.from({ length: Math.ceil(rows / 172_456) }, (_, copy) => `select ${copy}`);
  return `sales join (select eventid as id, eventname from event) as events on id = eventid join users on userid = buyerid
  cross join (${copies.join(' union all ')}) as copies(copy) limit ${rows}`;
}

const sales = joined(ROWS);

const SHAPE =
  'salesid listid sellerid buyerid eventid dateid qtysold pricepaid commission saletime eventname'.split(
    ' ',
  );

/** Sales in their own shape, so many rows. */
export const salesOf = (rows) => `select ${SHAPE.join(', ')} from ${joined(rows)}`;

/** NULL in three of ten rows, other rows in each column. */
const sparse = (name, index) =>
  `case when mod(salesid * ${index + 3} + copy, 10) < 3 then null else ${name} end as ${name}`;

const texts = Array.from({ length: 6 }, (_, index) => `md5(salesid || '-${index}') as key${index}`);

const numerics = ['9,2', '12,4', '15,3', '18,2', '18,8', '28,6', '38,2', '38,10'].map(
  (shape, index) =>
    `cast(pricepaid * (salesid + copy) * ${index % 2 === 0 ? 1 : -0.001} / 1000 as numeric(${shape})) as n${index}`,
);

/** What is read: a statement for each table, by the table's name. */
export const TABLES = {
  sales: salesOf(ROWS),
  text: `select eventname, firstname, lastname, email, phone, city, state, ${texts.join(', ')},
    firstname || ' ' || lastname || ' of ' || city || ' saw ' || eventname as sentence from ${sales}`,
  numeric: `select salesid, pricepaid, commission, ${numerics.join(', ')} from ${sales}`,
  nulls: `select ${SHAPE.map(sparse).join(', ')} from ${sales}`,
};
