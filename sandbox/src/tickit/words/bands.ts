const FIRST =
  'Amber Brass Cobalt Copper Crimson Distant Electric Fallen Feral Gilded Hollow Ivory Lunar Marble Neon Northern Paper Quiet Rusted Velvet'.split(
    ' ',
  );
const SECOND =
  'Anchors Arcade Avenue Cartel Choir Circus Coyotes Empire Foxes Harbor Kites Lanterns Meridian Orchard Parade Pilots Rivals Sparrows Static Wolves'.split(
    ' ',
  );

/** Names of bands that do not exist, 386 of them. */
export const BAND_NAMES: readonly string[] = FIRST.flatMap((first, row) =>
  SECOND.map((second, column) =>
    (row + column) % 3 === 0 ? `The ${first} ${second}` : `${first} ${second}`,
  ),
).slice(0, 386);
