import { describe, expect, it } from 'vitest';
import {
  integer,
  list,
  map,
  oneOf,
  string,
  structure,
} from '../../../sandbox/src/sagemaker/shape/builders.js';
import { checked } from '../../../sandbox/src/sagemaker/shape/checked.js';
import { violations } from '../../../sandbox/src/sagemaker/shape/violations.js';

const request = structure(
  { JobName: string({ min: 1, max: 8, pattern: '[a-z]+' }), Count: integer(1, 5) },
  {
    Mode: oneOf('File', 'Pipe'),
    Words: list(string({ max: 3 }), { min: 1 }),
    Environment: map(string({ pattern: '[A-Z]+' }), string({ max: 4, sensitive: true }), 2),
  },
);

describe('violations', () => {
  it('are none for a request within its limits, and for members that are null or unknown', () => {
    const input = { JobName: 'job', Count: 2, Mode: null, Environment: { A: 'b' }, Unknown: 1 };
    expect(violations(request, input, '')).toEqual([]);
  });

  it('name value, field and constraint as AWS does', () => {
    const input = { JobName: 'J1', Mode: 'Tape', Words: ['long!'] };
    expect(violations(request, input, '')).toEqual([
      "Value 'J1' at 'jobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
      "Value null at 'count' failed to satisfy constraint: Member must not be null",
      "Value 'Tape' at 'mode' failed to satisfy constraint: Member must satisfy enum value set: [File, Pipe]",
      "Value 'long!' at 'words.1.member' failed to satisfy constraint: Member must have length less than or equal to 3",
    ]);
  });

  it('never show a sensitive value', () => {
    const input = { JobName: 'job', Count: 1, Environment: { KEY: 'hunter2' } };
    expect(violations(request, input, '')).toEqual([
      "Value at 'environment.KEY.member' failed to satisfy constraint: Member must have length less than or equal to 4",
    ]);
  });
});

describe('checked', () => {
  it('counts the violations', () => {
    expect(() => checked(request, { JobName: '', Count: 9 })).toThrow(
      /^3 validation errors detected: /,
    );
  });

  it('calls a wrong JSON type what the service calls it', () => {
    expect(() => checked(request, { JobName: 'job', Count: '2' })).toThrow(
      expect.objectContaining({
        code: 'SerializationException',
        message: "STRING_VALUE can not be converted to a Integer (at 'count')",
      }),
    );
  });
});
