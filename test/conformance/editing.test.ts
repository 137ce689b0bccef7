import { describe, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

/** A request at the place of `|` in the code, in code points. */
async function at(type: 'complete' | 'inspect', marked: string, more = {}) {
  const [before = '', after = ''] = marked.split('|');
  const cursor_pos = [...before].length;
  const content = { code: before + after, cursor_pos, ...more };
  const { reply } = await session.client.request(`${type}_request`, content);
  return { reply, matches: reply.matches as string[] };
}

describe('complete', () => {
  it('gives what fits, and the stretch that it replaces', async () => {
    const { reply } = await at('complete', 'const n = 1; n.toFix|');
    expect(reply).toMatchObject({
      status: 'ok',
      matches: ['toFixed'],
      cursor_start: 'const n = 1; n.'.length,
      cursor_end: 'const n = 1; n.toFix'.length,
      metadata: expect.any(Object),
    });
  });

  it('counts positions in code points, whatever stands before', async () => {
    const { reply } = await at('complete', 'const face = "😀👨‍👩‍👧"; face.toUpperC|');
    const start = [...'const face = "😀👨‍👩‍👧"; face.'].length;
    expect(reply).toMatchObject({
      matches: ['toUpperCase'],
      cursor_start: start,
      cursor_end: start + 'toUpperC'.length,
    });
  });

  it('knows names of earlier cells, and their types', async () => {
    await session.run('const weather = { temperature: 20, humidity: 0.4 };');
    expect((await at('complete', 'weath|')).matches).toContain('weather');
    expect((await at('complete', 'weather.|')).matches).toEqual(
      expect.arrayContaining(['temperature', 'humidity']),
    );
    expect((await at('complete', 'weather.temp|\nconst more = 1;')).matches).toEqual([
      'temperature',
    ]);
  });

  it('knows what the cell itself declares, in any line', async () => {
    const { matches } = await at(
      'complete',
      'interface Point { abscissa: number }\nfunction f(p: Point) {\n  return p.abs|;\n}',
    );
    expect(matches).toEqual(['abscissa']);
  });

  it('completes module names’ members, globals and keywords', async () => {
    expect((await at('complete', 'import * as fs from "node:fs"; fs.existsS|')).matches).toEqual([
      'existsSync',
    ]);
    expect((await at('complete', 'cons|')).matches).toEqual(
      expect.arrayContaining(['const', 'console']),
    );
    expect((await at('complete', 'displ|')).matches).toContain('display');
  });

  it('gives nothing where nothing fits, at its place', async () => {
    const { reply } = await at('complete', 'Math.nothingLikeThis|');
    expect(reply).toMatchObject({ status: 'ok', matches: [] });
    const inText = await at('complete', '"some te|xt"');
    expect(inText.reply).toMatchObject({ status: 'ok', matches: [] });
  });

  it('works in code with mistakes, and without a cursor', async () => {
    expect((await at('complete', 'const broken: number = "a"; Math.ab|')).matches).toEqual(['abs']);
    const { reply } = await session.client.request('complete_request', { code: 'Math.hypo' });
    expect(reply.matches).toEqual(['hypot']);
  });
});

describe('inspect', () => {
  it('tells type and documentation of a name, as text and as Markdown', async () => {
    await session.run(
      '/** How warm it is. */\nfunction warmth(room: string): number { return room.length; }',
    );
    const { reply } = await at('inspect', 'warm|th("kitchen")', { detail_level: 0 });
    expect(reply).toMatchObject({ status: 'ok', found: true, metadata: {} });
    const data = reply.data as Record<string, string>;
    expect(data['text/plain']).toContain('warmth(room: string): number');
    expect(data['text/plain']).toContain('How warm it is.');
  });

  it('finds the name before, in and behind which the cursor stands', async () => {
    for (const code of ['|Math.max', 'Ma|th.max', 'Math|.max', 'Math.max|', 'Math.max|(1, 2)']) {
      const { reply } = await at('inspect', code, { detail_level: 0 });
      expect([code, reply.found]).toEqual([code, true]);
    }
  });

  it('counts positions in code points', async () => {
    const { reply } = await at('inspect', '"😀😀😀"; parseIn|t', { detail_level: 0 });
    expect(JSON.stringify(reply.data)).toContain('parseInt');
  });

  it('finds nothing where there is nothing', async () => {
    for (const code of ['|', '  |  ', '1 + |2']) {
      const { reply } = await at('inspect', code, { detail_level: 0 });
      expect(reply).toMatchObject({ status: 'ok', found: false, data: {} });
    }
  });
});

describe('a question mark', () => {
  it('opens the pager with what inspect tells', async () => {
    await session.run('/** How cold it is. */\nfunction cold(): number { return 0; }');
    for (const code of ['cold?', '?cold', 'cold??', '  cold ?']) {
      const { reply } = await session.run(code);
      expect(reply.payload).toEqual([
        {
          source: 'page',
          start: 0,
          data: expect.objectContaining({ 'text/plain': expect.stringContaining('How cold') }),
        },
      ]);
    }
  });

  it('behind a magic tells what the magic does', async () => {
    const { reply } = await session.run('%time?');
    expect(JSON.stringify(reply.payload)).toContain('%time');
    expect((await session.run('%tme?')).reply).toMatchObject({ status: 'error' });
  });
});

describe('is_complete', () => {
  it.each([
    ['complete', '1 + 1'],
    ['complete', 'const a = 1;'],
    ['complete', 'function f() {\n  return 1;\n}'],
    ['complete', 'await Promise.resolve(1)'],
    ['complete', 'for await (const n of all) {}'],
    ['complete', '// a comment'],
    ['complete', ''],
    ['complete', 'unknownName'],
    ['complete', 'const n: number = "a"'],
    ['complete', 'class A { #secret = 1; }'],
    ['incomplete', 'function f() {'],
    ['incomplete', 'const a = ['],
    ['incomplete', 'const a ='],
    ['incomplete', 'f('],
    ['incomplete', '/* comment'],
    ['incomplete', 'if (true) {\n  1;'],
    ['incomplete', 'class A {'],
    ['invalid', 'const 1 = a;'],
    ['invalid', 'let = = 2;'],
    ['invalid', 'f())'],
    ['invalid', '"text'],
  ])('%s: %j', async (status, code) => {
    const { reply } = await session.client.request('is_complete_request', { code });
    expect(reply.status).toBe(status);
    if (status === 'incomplete') expect(reply.indent).toMatch(/^\s*$/);
    else expect(reply).not.toHaveProperty('indent');
  });

  it('indents what goes on within a block', async () => {
    const indent = async (code: string) =>
      (await session.client.request('is_complete_request', { code })).reply.indent;
    expect(await indent('function f() {')).toMatch(/^\s+$/);
    expect(await indent('const a =')).toMatch(/^\s*$/);
  });
});
