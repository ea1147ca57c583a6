import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfJsonFault } from './json-fault.ts';

const end = (text: string): string => {
  const lines = text.split('\n');
  return `line ${lines.length} column ${(lines.at(-1)?.length ?? 0) + 1}`;
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,}', 'line 1 column 9'],
    ['{"a": tru}', 'line 1 column 7'],
    ['[1 2]', 'line 1 column 4'],
    ['[1,]', 'line 1 column 4'],
    ['[}', 'line 1 column 2'],
    ['{]', 'line 1 column 2'],
    ['{1: 2}', 'line 1 column 2'],
    ['{"a" 2}', 'line 1 column 6'],
    ['{"a":: 2}', 'line 1 column 6'],
    ['{"a": 2}}', 'line 1 column 9'],
    ['1 2', 'line 1 column 3'],
    ['01', 'line 1 column 2'],
    ['"a\nb"', 'line 1 column 1'],
    ['"\\x"', 'line 1 column 1'],
    ["{'a': 1}", 'line 1 column 2'],
    ['{\n  "a": 1,\n  // no\n}', 'line 3 column 3'],
    ['', 'line 1 column 1'],
    ['[1,\n', 'line 2 column 1'],
    [',', 'line 1 column 1'],
    ['NaN', 'line 1 column 1'],
  ])('%j: %s', (text, place) => {
    expect(isJson(text)).toBe(false);
    expect(placeOfJsonFault(text)).toBe(place);
  });

  it('in what is JSON there is none before its end', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n'), (json, space) => {
        expect(placeOfJsonFault(json + space)).toBe(end(json + space));
      }),
    );
  });

  it('a text that is refused before its end is mended by nothing that follows it', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'null', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const atEnd = placeOfJsonFault(text) === end(text);
        if (isJson(text)) expect(atEnd).toBe(true);
        else if (!atEnd) expect(isJson(`${text}]`) || isJson(`${text}}`)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('a string of megabytes costs no stack', () => {
    expect(placeOfJsonFault(`["${'a\\n'.repeat(2_000_000)}" x`)).toBe('line 1 column 6000005');
  });
});
