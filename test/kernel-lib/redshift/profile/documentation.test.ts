import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkProfileFile } from '../../../../kernel-lib/src/redshift/profile/check.js';
import { CONNECTION_KINDS } from '../../../../kernel-lib/src/redshift/profile/rules.js';

const page = readFileSync(new URL('../../../../docs/connections.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].flatMap(([, json = '']) =>
  Object.values(checkProfileFile(JSON.parse(json), 'docs/connections.md').connections),
);

test('every example of the page is a connection, and every kind and field has one', () => {
  expect(new Set(examples.map(({ kind = 'cluster' }) => kind))).toEqual(
    new Set(Object.keys(CONNECTION_KINDS)),
  );
  const fields = Object.values(CONNECTION_KINDS).flatMap((kind) => Object.keys(kind.fields));
  for (const field of fields) expect(page).toMatch(new RegExp(`"${field}"|\`${field}[\`:]`));
});
