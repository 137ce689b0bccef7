import { expect, it } from 'vitest';
import { captureStdio } from '../../../../kernel-lib/src/kernel/children/inherited';

it.each([
  ['inherit', ['inherit', 'pipe', 'pipe'], ['stdout', 'stderr']],
  [['ignore', 'inherit', 'pipe'], ['ignore', 'pipe', 'pipe'], ['stdout']],
  [
    ['pipe', process.stderr, 1],
    ['pipe', 'pipe', 'pipe'],
    ['stderr', 'stdout'],
  ],
  [
    [0, 1, 2, 'ipc'],
    [0, 'pipe', 'pipe', 'ipc'],
    ['stdout', 'stderr'],
  ],
])('%j takes pipes in the place of the kernel’s streams', (stdio, piped, streams) => {
  const captured = captureStdio(stdio);
  expect(captured.stdio).toEqual(piped);
  expect(captured.inherited.map(({ stream }) => stream)).toEqual(streams);
});

it.each(
  [undefined, 'pipe', 'ignore', [], ['inherit'], [null, 'ignore', 5]].map((stdio) => [stdio]),
)('%j stays as it is', (stdio) => {
  expect(captureStdio(stdio)).toEqual({ stdio, inherited: [] });
});
