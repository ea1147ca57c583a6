import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Canonical, canonical, canonicalBytes, parseCanonical } from './canonical.ts';

describe('one value has one text', () => {
  const VECTORS: readonly [string, Canonical, string][] = [
    ['nothing', null, 'null'],
    ['yes and no', [true, false], '[true,false]'],
    ['whole numbers', [0, -1, 2 ** 53 - 1, 1 - 2 ** 53], '[0,-1,9007199254740991,-9007199254740991]'],
    ['empty things', { list: [], text: '', thing: {} }, '{"list":[],"text":"","thing":{}}'],
    ['keys by their UTF-16 units', { b: 1, a: 2, B: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"B":3,"a":2,"b":1}'],
    ['what is quoted', '"\\/\u007f', '"\\"\\\\/\u007f"'],
    ['short escapes', '\b\t\n\f\r', String.raw`"\b\t\n\f\r"`],
    ['other control characters', '\u0000\u000b\u001f', String.raw`"\u0000\u000b\u001f"`],
    ['all else as it stands', '€ß中\u2028😀', '"€ß中\u2028😀"'],
    ['inside too', { z: [{ b: 1, a: [] }] }, '{"z":[{"a":[],"b":1}]}'],
  ];
  it.each(VECTORS)('%s', (_, value, text) => {
    expect(canonical(value)).toBe(text);
    expect(parseCanonical(canonicalBytes(value))).toEqual(value);
  });

  // U+1F600 is D83D DE00 in UTF-16 and so comes before U+FB33, though its code point is higher.
  it('keys sort as in RFC 8785, by UTF-16 units and not by code points', () => {
    const keys = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect(canonical(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('`__proto__` is a key like any other, and moves nothing', () => {
    const bytes = utf8('{"__proto__":{"a":1},"b":2}');
    const value = parseCanonical(bytes) as Record<string, Canonical>;
    expect(Object.keys(value)).toEqual(['__proto__', 'b']);
    expect(value).not.toHaveProperty('a');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Buffer.from(canonicalBytes(value))).toEqual(bytes);
  });
});

describe('what has no canonical form is refused', () => {
  it.each<[string, unknown]>([
    ['a float', 1.5],
    ['minus zero', -0],
    ['2^53', 2 ** 53],
    ['-2^53', -(2 ** 53)],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a lone high surrogate', 'a\ud83d'],
    ['a lone low surrogate', '\ude00a'],
    ['surrogates the wrong way round', '\ude00\ud83d'],
    ['a lone surrogate in a key', { '\ud83d': 1 }],
    ['undefined', undefined],
    ['undefined inside', { a: undefined }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a float deep inside', { a: [{ b: 0.1 }] }],
  ])('%s', (_, value) => {
    expect(() => canonical(value as Canonical)).toThrow(RangeError);
  });
});

describe('bytes that are not canonical are not read', () => {
  it.each([
    ['white space', '{"a": 1}'],
    ['a line end behind it', '{"a":1}\n'],
    ['keys in another order', '{"b":1,"a":2}'],
    ['a key twice', '{"a":1,"a":1}'],
    ['a key twice, written in two ways', '{"a":1,"\\u0061":1}'],
    ['`__proto__` twice', '{"__proto__":1,"__proto__":1}'],
    ['a byte order mark', '\ufeff{"a":1}'],
    ['a float', '1.5'],
    ['a float that is whole', '1.0'],
    ['an exponent', '1e3'],
    ['minus zero', '-0'],
    ['2^53', '9007199254740992'],
    ['more than a double holds', '9007199254740993'],
    ['a leading zero', '01'],
    ['an escape that need not be', '"\\u0061"'],
    ['an escaped slash', '"\\/"'],
    ['an escape in capitals', '"\\u001F"'],
    ['a lone surrogate, escaped', '"\\ud83d"'],
    ['a comma too many', '[1,]'],
    ['two values', '1 2'],
    ['nothing', ''],
    ['no JSON', '{'],
  ])('%s', (_, text) => {
    expect(parseCanonical(utf8(text))).toBeNull();
  });

  it.each([
    ['a byte of no character', [0x22, 0xff, 0x22]],
    ['a character cut in the middle', [0x22, 0xe2, 0x82, 0x22]],
    ['a character written too long', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0xbd, 0x22]],
  ])('UTF-8 that is none: %s', (_, bytes) => {
    expect(parseCanonical(Uint8Array.from(bytes))).toBeNull();
  });

  it('nested deeper than can be read', () => {
    expect(parseCanonical(utf8('['.repeat(200_000) + ']'.repeat(200_000)))).toBeNull();
  });
});

describe('of any value', () => {
  const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger().map((number) => number + 0),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));

  it('the bytes are read back as the value, and written again as the bytes', () => {
    fc.assert(
      fc.property(value, (written) => {
        const bytes = canonicalBytes(written);
        const read = parseCanonical(bytes);
        expect(read).toEqual(written);
        expect(canonicalBytes(read)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it('the order in which keys were set makes no difference', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.maxSafeInteger()), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(entries, (given) => {
        const whole = given.map(([key, number]): [string, number] => [key, number + 0]);
        expect(canonical(Object.fromEntries(whole.toReversed()))).toBe(canonical(Object.fromEntries(whole)));
      }),
    );
  });

  it('what bytes are read at all are exactly those that would be written', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        const bytes = utf8(indent === 0 ? text : JSON.stringify(JSON.parse(text), null, indent));
        const read = parseCanonical(bytes);
        if (read !== null) expect(Buffer.from(canonicalBytes(read))).toEqual(bytes);
      }),
    );
  });
});

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}
