import { describe, expect, it } from 'vitest';
import { decodeJson, encodeJson, encodeJsonError } from '../../../sandbox/src/protocol/json.js';

describe('JSON 1.1', () => {
  it('takes the operation from the target header', () => {
    expect(decodeJson('SageMaker.ListPipelines', '{"MaxResults":1}')).toEqual({
      action: 'ListPipelines',
      input: { MaxResults: 1 },
    });
  });

  it('writes dates as seconds, at any depth', () => {
    expect(encodeJson({ at: new Date(1_500), list: [{ at: new Date(0) }], none: undefined })).toBe(
      '{"at":1.5,"list":[{"at":0}]}',
    );
  });

  it.each(['[1]', '"x"', 'null', '{', 'Action=x'])('refuses the body %s', (body) => {
    expect(() => decodeJson('S.Op', body)).toThrow(/not (JSON|a JSON object)/);
  });

  it('names an error by its code', () => {
    expect(JSON.parse(encodeJsonError({ code: 'ResourceNotFound', message: 'Gone' }))).toEqual({
      __type: 'ResourceNotFound',
      message: 'Gone',
    });
  });
});
