import { LabIcon } from '@jupyterlab/ui-components';

const icon = (name: string, paths: string): LabIcon =>
  new LabIcon({
    name: `shiftbook:${name}`,
    svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">${paths}</svg>`,
  });

/** A column store whose light is shifted: the panel and connections. */
export const redshiftIcon = icon(
  'redshift',
  `<g class="jp-icon3" fill="#616161"><path d="M12 1.5 4 5v14l8 3.5z" opacity=".55"/><path d="m12 1.5 8 3.5v14l-8 3.5z" opacity=".9"/></g>
   <g class="jp-icon3" fill="#616161"><path d="M1 8.5 3 7.6v8.8l-2-.9zM23 8.5l-2-.9v8.8l2-.9z"/></g>`,
);

/** A cell that goes on to steps: promotion. */
export const promoteIcon = icon(
  'promote',
  `<g class="jp-icon3" fill="#616161"><path d="M3 3h8v6H3zM13 15h8v6h-8z"/>
   <path d="M6 11h2v6h3v-2.5l4 3.5-4 3.500V19H6z" transform="translate(-1 0)"/></g>`,
);

export const schemaIcon = icon(
  'schema',
  `<path class="jp-icon3" fill="#616161" d="M3 4h7l2 2.500h9V20H3zm2 4.500V18h14V8.500z"/>`,
);

export const tableIcon = icon(
  'table',
  `<path class="jp-icon3" fill="#616161" d="M3 4h18v16H3zm2 5v4h6V9zm8 0v4h6V9zm-8 6v3h6v-3zm8 0v3h6v-3z"/>`,
);

export const viewIcon = icon(
  'view',
  `<path class="jp-icon3" fill="#616161" d="M12 5c5 0 8.500 4 10 7-1.500 3-5 7-10 7S3.500 15 2 12c1.500-3 5-7 10-7m0 2c-3.500 0-6.200 2.600-7.700 5 1.500 2.400 4.200 5 7.700 5s6.200-2.600 7.700-5C18.200 9.600 15.500 7 12 7m0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6"/>`,
);

export const columnIcon = icon(
  'column',
  `<path class="jp-icon3" fill="#616161" d="M9 4h6v16H9zm2 2v12h2V6z"/>`,
);
