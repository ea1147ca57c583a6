import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { houseOfLink, readHouseAddress } from './house-address.ts';

describe('the address of a house, as it is typed', () => {
  it.each([
    ['stint.example', 'https://stint.example'],
    ['  https://stint.example/ ', 'https://stint.example'],
    ['https://stint.example/contracts/k1', 'https://stint.example'],
    ['STINT.example:8443', 'https://stint.example:8443'],
    ['localhost:4310', 'http://localhost:4310'],
    ['http://127.0.0.1:4310', 'http://127.0.0.1:4310'],
    ['http://[::1]:4310', 'http://[::1]:4310'],
  ])('%s is %s', (typed, house) => expect(readHouseAddress(typed)).toEqual({ house }));

  it.each([
    'http://stint.example',
    'http://192.168.1.4:4310',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil',
  ])('TH-A9: %s is not private', (typed) =>
    expect(readHouseAddress(typed)).toEqual({ fault: 'not-private' }),
  );

  it.each([
    '',
    'ftp://stint.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https://user@stint.example',
    'https://stint.example?x',
    'https://stınt.example',
    'stint example',
    '\u202Eelpmaxe.tnits',
    'a'.repeat(301),
  ])('%j is none', (typed) => expect(readHouseAddress(typed)).toEqual({ fault: 'none' }));
});

describe('TH-A5: a link from any page', () => {
  it('names a house and nothing else', () => {
    expect(houseOfLink('stint-tracker:https://stint.example')).toBe('https://stint.example');
    expect(houseOfLink('stint-tracker:http://localhost:4310/')).toBe('http://localhost:4310');
    for (const link of [
      'stint-tracker:http://stint.example',
      'stint-tracker:https://stint.example/device?code=ABCD',
      'stint-tracker:https://user@stint.example',
      'stint-tracker:https://stint.example --yes',
      'stint-tracker://start?contract=k1',
      'stint-tracker:forget',
      'https://stint.example',
      '--house',
    ])
      expect(houseOfLink(link)).toBeNull();
  });

  it('of ten thousand, none gives more than an origin over https or of this computer', () => {
    const part = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
      fc.constantFrom(
        '--yes',
        ' ',
        '\n',
        '%00',
        '../',
        'http://',
        'https://127.0.0.1@',
        'localhost:4310',
        '"',
        '`id`',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const house = houseOfLink(`stint-tracker:${parts.join('')}`);
        if (house === null) return;
        expect(new URL(house).origin).toBe(house);
        expect(house).toMatch(/^(https:\/\/|http:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$)/);
      }),
      { numRuns: 10_000 },
    );
  });
});
