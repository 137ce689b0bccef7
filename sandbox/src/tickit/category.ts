import type { Table } from './table.js';

/** The categories that TICKIT's events fall into. */
export const MUSICALS = 6;
export const PLAYS = 7;
export const OPERA = 8;
export const POP = 9;

export const category: Table = {
  name: 'category',
  columns: `
    catid smallint not null,
    catgroup varchar(10),
    catname varchar(10),
    catdesc varchar(50)`,
  rows: [
    [1, 'Sports', 'MLB', 'Major League Baseball'],
    [2, 'Sports', 'NHL', 'National Hockey League'],
    [3, 'Sports', 'NFL', 'National Football League'],
    [4, 'Sports', 'NBA', 'National Basketball Association'],
    [5, 'Sports', 'MLS', 'Major League Soccer'],
    [MUSICALS, 'Shows', 'Musicals', 'Musical theatre'],
    [PLAYS, 'Shows', 'Plays', 'All non-musical theatre'],
    [OPERA, 'Shows', 'Opera', 'All opera and light opera'],
    [POP, 'Concerts', 'Pop', 'All rock and pop music concerts'],
    [10, 'Concerts', 'Jazz', 'All jazz singers and bands'],
    [11, 'Concerts', 'Classical', 'All symphony, concerto, and choir concerts'],
  ],
};
