import { describe, expect, it } from 'vitest';
import { printed } from '../e2e/kernel/kernel-client';
import { requestOf, startSession } from './session';

const session = startSession();

/** Waits for a text on a stream, and gives the request that it belongs to. */
const nextText = async (text: string): Promise<string | undefined> => {
  const { parent } = await session.client.next(({ content }) =>
    String(content.text).includes(text),
  );
  return parent.msg_id;
};

describe('what a cell started prints under that cell, however late:', () => {
  it.each([
    ['a timer', '', 'setTimeout(() => LATE, 20);'],
    [
      'an interval',
      '',
      'const ticking = setInterval(() => { clearInterval(ticking); LATE; }, 20);',
    ],
    ['an immediate', '', 'setImmediate(() => setTimeout(() => LATE, 20));'],
    ['a promise', '', 'void new Promise((done) => setTimeout(done, 20)).then(() => LATE);'],
    [
      'an async function',
      '',
      'void (async () => { await new Promise((done) => setTimeout(done, 20)); LATE; })();',
    ],
    [
      'a callback of a file system call',
      'import * as fs from "node:fs";',
      'fs.stat(".", () => setTimeout(() => LATE, 20));',
    ],
    [
      'a child process',
      'import { execFile } from "node:child_process";',
      'execFile("true", () => LATE);',
    ],
    [
      'a server',
      'import { createServer } from "node:http"; import type { AddressInfo } from "node:net";',
      `const server = createServer((_, response) => { LATE; response.end(); server.close(); });
       server.listen(0, "127.0.0.1", () => {
         void fetch(\`http://127.0.0.1:\${(server.address() as AddressInfo).port}\`);
       });`,
    ],
  ])('%s, after the cell was idle', async (name, imports, code) => {
    const late = nextText(`late: ${name}`);
    const print = `console.log("late: ${name}")`;
    const first = await session.run(`${imports} { ${code.replace('LATE', print)} }`);
    expect(first.reply).toMatchObject({ status: 'ok' });
    expect(await late).toBe(requestOf(first));
  });

  it('while the next cell awaits', async () => {
    const late = nextText('late while awaiting');
    const first = await session.run('setTimeout(() => console.log("late while awaiting"), 30);');
    const next = await session.run('await new Promise((done) => setTimeout(done, 100));');
    expect(await late).toBe(requestOf(first));
    expect(printed(next)).toBe('');
  });

  it('while the next cell prints too', async () => {
    const first = await session.run(`
      let ticks = 0;
      const tick = setInterval(() => { console.log("tick"); if (++ticks === 5) clearInterval(tick); }, 5);`);
    const next = await session.run(
      'while (ticks < 5) { console.log("tock"); await new Promise((done) => setTimeout(done, 3)); }',
    );
    expect(printed(next)).toMatch(/^(tock\n)+$/);
    expect(printed({ published: session.client.of(requestOf(first)) })).toBe('tick\n'.repeat(5));
  });

  it('a display, with its id', async () => {
    const shown = session.client.next(({ header }) => header.msg_type === 'display_data');
    const first = await session.run(
      'setTimeout(() => display("late", { display_id: "late" }), 20);',
    );
    const { parent, content } = await shown;
    expect(parent.msg_id).toBe(requestOf(first));
    expect(content.transient).toEqual({ display_id: 'late' });
  });

  it('an error, which kills nothing', async () => {
    for (const code of [
      'setTimeout(() => { throw new RangeError("astray"); }, 20);',
      'void Promise.reject(new RangeError("astray"));',
    ]) {
      const late = session.client.next(({ header }) => header.msg_type === 'error');
      const first = await session.run(code);
      const { parent, content } = await late;
      expect(parent.msg_id).toBe(requestOf(first));
      expect(content).toMatchObject({ ename: 'RangeError', evalue: 'astray' });
    }
    expect(await session.value('1')).toBe('1');
  });
});

it('a listener that is bound prints under the cell that added it, whoever emits', async () => {
  const late = nextText('heard');
  const first = await session.run(`
    import { EventEmitter } from 'node:events';
    import { AsyncLocalStorage } from 'node:async_hooks';
    const bus = new EventEmitter();
    bus.on('news', AsyncLocalStorage.bind((text: string) => console.log('heard', text)));`);
  await session.run('bus.emit("news", "today");');
  expect(await late).toBe(requestOf(first));
});
