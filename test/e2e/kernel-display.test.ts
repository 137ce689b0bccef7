import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, contents, printed } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

const execute = (code: string) => kernel.client.execute(code);
const result = (answer: Answer) => {
  expect(contents(answer, 'error')).toEqual([]);
  return contents(answer, 'execute_result')[0]?.data as Record<string, unknown>;
};

describe('the last value', () => {
  it('of a Plotly figure, an Arrow table, a frame, an image is shown as what it is', async () => {
    const figure = await execute('({ data: [{ y: [1, 2] }], layout: {} })');
    expect(result(figure)).toMatchObject({
      'application/vnd.plotly.v1+json': { data: [{ y: [1, 2] }], layout: {} },
    });
    const table = 'import { tableFromArrays } from "apache-arrow"; tableFromArrays({ n: [1, 2] })';
    // The first one loads what shows it.
    for (const code of [table, table]) {
      expect(result(await execute(code))['text/html']).toContain('<table>');
    }
    const frame = await execute(
      'import { DataFrame } from "danfojs-node"; new DataFrame([[1, 2]], { columns: ["a", "b"] })',
    );
    expect(result(frame)['text/html']).toContain('<table>');
    const image = await execute('Buffer.from("89504e470d0a1a0a", "hex")');
    expect(result(image)).toHaveProperty(['image/png'], 'iVBORw0KGgo=');
  });

  it('of a frame’s picture is a figure, without waiting, and typed; so of a frame that a Result makes', async () => {
    const shown = await execute(`import * as dfd from "danfojs-node";
      const df = new dfd.DataFrame([[1, "a"], [2, "b"]], { columns: ["n", "t"] });
      const drawn: readonly object[] = df.plot("div").bar({ config: { x: "t", y: "n" }, title: "Bars" }).data;
      [df.n.hist(), df.hist("n"), drawn.length].at(-1) === 1 && df.plot("div").hist();`);
    expect(result(shown)).toMatchObject({
      'application/vnd.plotly.v1+json': { data: [{ type: 'bar', y: [1, 1] }] },
      'image/svg+xml': expect.stringContaining('<svg'),
    });
    const made = await execute(`import { Result } from "shiftbook";
      import { tableFromArrays } from "apache-arrow";
      Result.fromArrow(tableFromArrays({ n: Float64Array.of(1, 2, 2) })).df().plot("").hist({ bins: 2 })`);
    expect(result(made)).toMatchObject({
      'application/vnd.plotly.v1+json': { data: [{ y: [1, 2] }] },
    });
    const wrong = await execute('df.plot("div").hist({ config: { x: 1 } })');
    expect(contents(wrong, 'error')[0]?.evalue).toContain('number');
  });

  it('of an error is shown with its cause, its places in cells, and fails nothing', async () => {
    const answer = await execute(
      '\nconst inner = new RangeError("in");\nnew TypeError("out", { cause: inner })',
    );
    const text = String(result(answer)['text/plain']);
    expect(text).toMatch(/^TypeError: out\n/);
    expect(text).toMatch(/line 3, column 1[\s\S]*Caused by RangeError: in[\s\S]*line 2/);
    expect(text).not.toContain('\u001b');
  });

  it('of a display method that gives a promise is awaited, after what was displayed before', async () => {
    const answer = await execute(`
      const late = (text: string) => ({
        [Symbol.for('Jupyter.display')]: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return { 'text/plain': text };
        },
      });
      display(late('first'));
      display('second');
      late('third')`);
    expect(result(answer)).toEqual({ 'text/plain': 'third' });
    const kinds = answer.published.map(({ header }) => header.msg_type);
    expect(kinds.slice(2, -1)).toEqual([
      'display_data',
      'display_data',
      'update_display_data',
      'execute_result',
    ]);
    expect(contents(answer, 'update_display_data')[0]?.data).toEqual({ 'text/plain': 'first' });
  });

  it('that cannot be shown is told on stderr; what it prints is the cell’s', async () => {
    const answer = await execute(
      `({ a: 1, [Symbol.for('Jupyter.display')]() { console.log('asked'); throw new Error('broken'); } })`,
    );
    expect(result(answer)['text/plain']).toContain('a: 1');
    expect(printed(answer)).toBe('asked\n');
    expect(printed(answer, 'stderr')).toContain('could not be shown as it asks for: Error: broken');
  });

  it('may loop or never end in its display method: an interrupt frees the kernel', async () => {
    for (const body of ['while (true) {}', 'return new Promise(() => {});']) {
      const begun = kernel.client.next(({ content }) => content.text === 'begun\n');
      const cell = execute(
        `({ [Symbol.for('Jupyter.display')](): any { console.log('begun'); ${body} } })`,
      );
      await begun;
      await kernel.client.request('interrupt_request', {}, 'control');
      expect((await cell).reply).toMatchObject({ status: 'error', ename: 'Interrupted' });
      expect(result(await execute('1'))).toEqual({ 'text/plain': '1' });
    }
  });

  it('of a promise says to await it', async () => {
    expect(result(await execute('new Promise<number>(() => {})'))['text/plain']).toBe(
      'Promise { <pending> }\nWrite await before it to see its value.',
    );
  });

  it('that is huge is cut', async () => {
    const text = String(
      result(await execute('Array.from({ length: 1e6 }, (_, i) => ({ i })) '))['text/plain'],
    );
    expect(text).toContain('more items');
    expect(text.length).toBeLessThan(20_100);
  });
});

describe('display', () => {
  it('with a display_id gives a handle, and the handle shows nothing itself', async () => {
    const answer = await execute(
      `const handle = display('a', { display_id: true }); handle.update('b'); handle`,
    );
    expect(contents(answer, 'execute_result')).toEqual([]);
    const [shown] = contents(answer, 'display_data');
    const [update] = contents(answer, 'update_display_data');
    expect(update).toMatchObject({ data: { 'text/plain': "'b'" }, transient: shown?.transient });
    const later = await execute(
      `display({ 'text/html': 'c' }, { raw: true, display_id: handle.id, update: true })`,
    );
    expect(contents(later, 'update_display_data')[0]?.data).toEqual({
      'text/html': 'c',
      'text/plain': 'c',
    });
    expect(contents(later, 'execute_result')).toEqual([]);
  });

  it('of a bundle that is none throws in the cell', async () => {
    const { reply } = await execute(`display({ 'text/html': 5 }, { raw: true })`);
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeError' });
    expect(reply.evalue).toContain('"text/html" in a MIME bundle holds 5');
  });

  it('has a method for each kind, and checks their types', async () => {
    const answer = await execute(
      'display.html`<b>${"<"}</b>`; display.json({ a: 1 }, { expanded: true }); display.md("# A"); display.latex("$x$"); display.svg("<svg/>");',
    );
    expect(contents(answer, 'display_data').map(({ data }) => Object.keys(data as object))).toEqual(
      ['text/html', 'application/json', 'text/markdown', 'text/latex', 'image/svg+xml'].map(
        (type) => [type, 'text/plain'],
      ),
    );
    expect((await execute('display.png("text")')).reply.evalue).toContain('TS2345');
  });
});

describe('the display of tslab', () => {
  it('shows, updates nothing, and has text too', async () => {
    const answer = await execute(`
      import * as tslab from 'tslab';
      tslab.display.html('<i>y</i>');
      tslab.display.markdown('# A');
      tslab.display.png(new Uint8Array([1, 2, 3]));
      const place = tslab.newDisplay();
      place.text('1');
      place.text('2');`);
    expect(contents(answer, 'error')).toEqual([]);
    const shown = contents(answer, 'display_data').map(({ data }) => data);
    expect(shown).toEqual([
      { 'text/html': '<i>y</i>', 'text/plain': 'y' },
      { 'text/markdown': '# A', 'text/plain': '# A' },
      { 'image/png': 'AQID', 'text/plain': '[image/png]' },
      { 'text/plain': '1' },
    ]);
    expect(contents(answer, 'update_display_data').map(({ data }) => data)).toEqual([
      { 'text/plain': '2' },
    ]);
  });
});
