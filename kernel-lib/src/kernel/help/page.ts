import type { Engine } from '../language/engine.js';
import { describeMagic } from '../magics/registry.js';
import { describeTypeScript } from '../requests/describe-typescript.js';
import type { JsonObject } from '../wire/message.js';

/** What the pager shows of a magic, or of a name as the inspector knows it. */
async function known(
  name: string,
  engine: () => Promise<Pick<Engine, 'inspect'>>,
): Promise<JsonObject | undefined> {
  if (name.startsWith('%')) return { 'text/plain': describeMagic(name) };
  const compiler = await engine();
  const found = compiler.inspect(name, name.length);
  if (found === undefined) return undefined;
  const { text, markdown } = describeTypeScript(found);
  return { 'text/plain': text, 'text/markdown': markdown };
}

/**
 * The payload that has a front end open its pager
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#payloads-deprecated); `undefined` where nothing is
 * known of the name.
 *
 * @throws {ShiftbookError} `unknown-magic`
 */
export async function helpPage(
  name: string,
  engine: () => Promise<Pick<Engine, 'inspect'>>,
): Promise<JsonObject | undefined> {
  const data = await known(name, engine);
  return data === undefined ? undefined : { source: 'page', data, start: 0 };
}
