import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type JsonNode,
  parseJson,
} from '../../../../../../sandbox/src/redshift/bulk/copy/json/json-node.js';
import { JsonSplitter } from '../../../../../../sandbox/src/redshift/bulk/copy/json/json-splitter.js';
import { BadValue } from '../../../../../../sandbox/src/redshift/bulk/copy/values/bad-value.js';

/** What JSON.parse would have made. */
function plain(node: JsonNode): unknown {
  if (node.kind === 'object') {
    return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]));
  }
  if (node.kind === 'array') return node.items.map(plain);
  return node.kind === 'string' ? node.value : JSON.parse(node.raw);
}

const text = fc
  .tuple(fc.jsonValue(), fc.constantFrom(0, 1))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));

describe('parseJson', () => {
  it('reads what JSON.parse reads, and keeps what stands there', () => {
    fc.assert(
      fc.property(text, (json) => {
        const node = parseJson(json);
        expect(node.raw).toBe(json);
        // -0 is the number that JSON.stringify does not keep.
        expect(plain(node)).toEqual(JSON.parse(json));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const broken = fc.tuple(
      text,
      fc.nat(),
      fc.constantFrom('', ',', '"', '{', ']', '01', '\\', ' '),
    );
    fc.assert(
      fc.property(broken, ([json, at, put]) => {
        const place = at % (json.length + 1);
        const changed = json.slice(0, place) + put + json.slice(place + 1);
        let expected: unknown;
        try {
          expected = JSON.parse(changed);
        } catch {
          expect(() => parseJson(changed)).toThrow(BadValue);
          return;
        }
        expect(plain(parseJson(changed))).toEqual(expected);
      }),
    );
  });
});

describe('JsonSplitter', () => {
  it('finds every value, in pieces of any length', () => {
    const values = fc.array(
      fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
      { maxLength: 5 },
    );
    const between = fc.constantFrom('', ' ', '\n', '\r\n', '\n\n\t');
    fc.assert(
      fc.property(values, between, fc.integer({ min: 1, max: 9 }), (written, gap, length) => {
        const texts = written.map((value) => JSON.stringify(value));
        const bytes = Buffer.from(texts.join(gap));
        const splitter = new JsonSplitter();
        const found: { bytes: Buffer; line: number }[] = [];
        for (let at = 0; at < bytes.length; at += length) {
          found.push(...splitter.push(bytes.subarray(at, at + length)));
        }
        found.push(...splitter.end());
        const lines = gap.split('\n').length - 1;
        expect(found.map((record) => [record.bytes.toString(), record.line])).toEqual(
          texts.map((value, index) => [value, 1 + index * lines]),
        );
      }),
    );
  });
});
