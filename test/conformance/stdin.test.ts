import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, KernelClient, printed } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

const ask = async (code: string, client = kernel.client) => {
  const question = client.nextQuestion();
  const cell = client.execute(code, { allow_stdin: true });
  return { cell, question: await question };
};

describe('a cell asks', () => {
  it('with prompt, and goes on with the answer', async () => {
    const { cell, question } = await ask('const name = await prompt("Name?");\nname.length');
    expect(question.content).toEqual({ prompt: 'Name?', password: false });
    kernel.client.answer('Ada', question);
    const answer = await cell;
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '3' });
    expect(question.parent.msg_id).toBe(answer.published[0]?.parent.msg_id);
  });

  it('with a default for an empty answer', async () => {
    const { cell, question } = await ask('console.log(await prompt("Name?", "Anna"))');
    expect(question.content.prompt).toBe('Name? [Anna] ');
    kernel.client.answer('', question);
    expect(printed(await cell)).toBe('Anna\n');
  });

  it('with confirm for yes or no, and a client that does not name the question is understood', async () => {
    const { cell, question } = await ask('console.log(await confirm("Sure?"))');
    expect(question.content).toEqual({ prompt: 'Sure? [y/N] ', password: false });
    kernel.client.answer('y');
    expect(printed(await cell)).toBe('true\n');
  });

  it('for a password, which is published nowhere', async () => {
    const { cell, question } = await ask(
      'const secret = await prompt("Password: ", { password: true }); console.log(secret.length)',
    );
    expect(question.content).toEqual({ prompt: 'Password: ', password: true });
    kernel.client.answer('hunter2', question);
    const answer = await cell;
    expect(printed(answer)).toBe('7\n');
    expect(JSON.stringify([answer, kernel.client.published])).not.toContain('hunter2');
    expect(kernel.log()).not.toContain('hunter2');
  });

  it('one question after the other', async () => {
    const { cell, question } = await ask(
      'console.log((await Promise.all([prompt("a"), prompt("b")])).join())',
    );
    expect(question.content.prompt).toBe('a');
    const second = kernel.client.nextQuestion();
    kernel.client.answer('1', question);
    expect((await second).content.prompt).toBe('b');
    kernel.client.answer('2', await second);
    expect(printed(await cell)).toBe('1,2\n');
  });

  it('the client that runs it, not another', async () => {
    const other = new KernelClient(kernel.file);
    await other.connect();
    const before = kernel.client.asked.length;
    const { cell, question } = await ask('console.log(await prompt("Who?"))', other);
    kernel.client.answer('not me', question);
    // A round trip later the kernel has had time to see the wrong client's reply.
    await kernel.client.request('comm_info_request');
    other.answer('me', question);
    expect(printed(await cell)).toBe('me\n');
    expect(kernel.client.asked).toHaveLength(before);
    other.close();
  });
});

it('a cell that is interrupted while it asks is free, and a late answer is for nobody', async () => {
  const { cell, question } = await ask(
    'try { await prompt("Never?"); } finally { console.log("tidied"); }',
  );
  await kernel.client.request('interrupt_request', {}, 'control');
  const interrupted = await cell;
  expect(interrupted.reply).toMatchObject({ status: 'error', ename: 'Interrupted' });
  expect(printed(interrupted)).toBe('tidied\n');
  kernel.client.answer('too late', question);
  const next = await ask('console.log(await prompt("And now?"))');
  kernel.client.answer('too late again', question);
  kernel.client.answer('in time', next.question);
  expect(printed(await next.cell)).toBe('in time\n');
});

it('where no input can be typed, the error says so', async () => {
  const { reply } = await kernel.client.execute('await prompt("Name?")', { allow_stdin: false });
  expect(reply).toMatchObject({
    status: 'error',
    evalue: expect.stringContaining('Nobody can answer "Name?"'),
  });
  expect((await kernel.client.execute('1')).reply.status).toBe('ok');
});
