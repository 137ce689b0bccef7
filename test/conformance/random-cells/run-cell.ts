import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { contents, type KernelClient, printed, textOf } from '../../e2e/kernel/kernel-client';
import { BEGAN, type Cell } from './cell';

/** Runs a cell and expects what has to come of it. @throws where it does not */
export async function runCell(client: KernelClient, cell: Cell): Promise<void> {
  const { code, ending, escapes } = cell;
  const began =
    ending.status === 'interrupted' && client.next(({ content }) => content.text === `${BEGAN}\n`);
  const id = client.send('execute_request', { code });
  const escaped =
    escapes !== undefined &&
    client.next(({ header, parent }) => header.msg_type === 'error' && parent.msg_id === id);
  const idle = client.idleOf(id);
  const reply = client.replyTo(id);
  if (began !== false) {
    await began;
    await client.request('interrupt_request', {}, 'control');
  }
  const asked = Object.entries(cell.meanwhile ?? {}).map((each) => client.request(...each));
  const { content } = await reply;
  for (const { reply } of await Promise.all(asked)) expect(reply.status).toMatch(/ok|incomplete/);
  await idle;
  const answer = { published: client.of(id) };
  if (ending.status === 'ok') {
    expect(content).toMatchObject({ status: 'ok' });
    if (ending.value !== undefined)
      expect(contents(answer, 'execute_result').map(textOf)).toEqual([ending.value]);
  } else {
    expect(content).toMatchObject({ status: 'error' });
    const ename = ending.status === 'interrupted' ? 'Interrupted' : ending.ename;
    // Of what the compiler says, its code.
    if (/^TS\d/.test(ename)) expect(content.evalue).toContain(ename);
    else if (ename !== '') expect(content.ename).toBe(ename);
  }
  if (escaped !== false) expect((await escaped).content.ename).toBe(escapes);
  if (cell.opens !== undefined) await openComm(client, cell.opens);
  await printedAll(client, id, cell.printed);
  if (cell.displayed !== undefined) {
    const shown = client.of(id).filter(({ header }) => /display_data$/.test(header.msg_type));
    expect(shown.map(({ content }) => textOf(content))).toEqual(cell.displayed);
  }
}

/** Opens a comm, and waits for what it says. */
async function openComm(client: KernelClient, target_name: string): Promise<void> {
  const comm_id = randomUUID();
  const said = client.next(({ content }) => content.comm_id === comm_id);
  client.send('comm_open', { comm_id, target_name, data: {} });
  expect((await said).header.msg_type).toBe('comm_msg');
}

/** Waits for what is printed late. */
async function printedAll(client: KernelClient, id: string, wanted = ''): Promise<void> {
  while (printed({ published: client.of(id) }).length < wanted.length)
    await client.next(({ parent }) => parent.msg_id === id);
  if (wanted !== '') expect(printed({ published: client.of(id) })).toBe(wanted);
}
