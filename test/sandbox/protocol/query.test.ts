import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeQuery, encodeQuery, encodeQueryError } from '../../../sandbox/src/protocol/query.js';
import { type Service, ServiceError } from '../../../sandbox/src/protocol/service.js';

const service: Service = {
  scope: 'redshift',
  protocol: 'query',
  namespace: 'urn:x',
  listElements: { Clusters: 'Cluster' },
  operations: {},
  close: async () => undefined,
};

describe('decodeQuery', () => {
  it('takes the action, and structures and lists from the names', () => {
    expect(
      decodeQuery(
        'Action=Do&Version=2012-12-01&DbUser=a%20b&DbGroups.DbGroup.1=x&DbGroups.DbGroup.2=y&Filter.Name=n' +
          '&Tags.member.1.Key=k&Tags.member.1.Value=v',
      ),
    ).toEqual({
      action: 'Do',
      input: {
        DbUser: 'a b',
        DbGroups: ['x', 'y'],
        Filter: { Name: 'n' },
        Tags: [{ Key: 'k', Value: 'v' }],
      },
    });
  });

  it('keeps the order of more than nine items', () => {
    const form = Array.from({ length: 12 }, (_, i) => `L.member.${i + 1}=${i}`).join('&');
    expect(decodeQuery(form).input.L).toEqual(Array.from({ length: 12 }, (_, i) => String(i)));
  });

  it('gives back any texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (list, text) => {
        const form = new URLSearchParams({ Action: 'A', Text: text });
        for (const [i, item] of list.entries()) form.set(`List.Item.${i + 1}`, item);
        expect(decodeQuery(form.toString()).input).toEqual({
          Text: new URLSearchParams(new URLSearchParams({ t: text }).toString()).get('t'),
          List: list.map((t) =>
            new URLSearchParams(new URLSearchParams({ t }).toString()).get('t'),
          ),
        });
      }),
    );
  });
});

describe('encodeQuery', () => {
  it('writes structures, lists by the names of their elements, dates, and leaves out what is undefined', () => {
    expect(
      encodeQuery(
        service,
        'Describe',
        {
          Clusters: [{ Id: 'a&b', Roles: ['r'], At: new Date(0), Nothing: undefined }],
          Count: 1,
          Yes: true,
        },
        'id',
      ),
    ).toBe(
      '<DescribeResponse xmlns="urn:x"><DescribeResult><Clusters><Cluster><Id>a&amp;b</Id><Roles><member>r</member></Roles>' +
        '<At>1970-01-01T00:00:00.000Z</At></Cluster></Clusters><Count>1</Count><Yes>true</Yes></DescribeResult>' +
        '<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></DescribeResponse>',
    );
  });

  it('lets no text break out of its element', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\r\n\0\u001b\uffffé x') }), (text) => {
        const xml = encodeQueryError(new ServiceError('Code', text), 'id');
        const inside = /<Message>(.*)<\/Message>/s.exec(xml)?.[1] ?? '';
        expect(inside).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;|#13;)/);
      }),
    );
  });
});
