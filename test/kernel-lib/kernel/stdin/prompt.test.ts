import { expect, test } from 'vitest';
import { createConfirm, createPrompt } from '../../../../kernel-lib/src/kernel/stdin/prompt';
import type { Question } from '../../../../kernel-lib/src/kernel/stdin/questions';

const answering = (answer: string) => {
  const asked: Question[] = [];
  const ask = async (question: Question) => {
    asked.push(question);
    return answer;
  };
  return { asked, ask };
};

test('a default is shown with the question and stands in for an empty answer', async () => {
  const { asked, ask } = answering('');
  expect(await createPrompt(ask)('Region', 'us-east-1')).toBe('us-east-1');
  expect(asked).toEqual([{ prompt: 'Region [us-east-1] ', password: false }]);
});

test('the default of a password is not shown', async () => {
  const { asked, ask } = answering('');
  expect(await createPrompt(ask)('Password: ', 'secret', { password: true })).toBe('secret');
  expect(asked).toEqual([{ prompt: 'Password: ', password: true }]);
});

test.each([
  ['y', true],
  ['Yes', true],
  [' y ', true],
  ['', false],
  ['n', false],
  ['yellow', false],
])('confirm takes %j for %s', async (answer, yes) => {
  expect(await createConfirm(answering(answer).ask)('Sure?')).toBe(yes);
});
