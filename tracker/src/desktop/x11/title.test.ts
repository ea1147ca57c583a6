import { expect, it } from 'vitest';
import { cleanName, decodeCompoundText } from './title.ts';

it('takes control characters out of a name, and an empty name is no name', () => {
  expect(cleanName('ba\u0007d\u001b]0;\r\n\u0085title\u009c')).toBe('bad]0;title');
  expect(cleanName('\u0000\u0001')).toBeNull();
  expect(cleanName('')).toBeNull();
});

it('cuts a name at 512 units and never through the middle of a character', () => {
  expect(cleanName('x'.repeat(600))).toBe('x'.repeat(512));
  expect(cleanName(`${'x'.repeat(511)}😀`)).toBe('x'.repeat(511));
  expect(cleanName(`${'x'.repeat(510)}😀y`)).toBe(`${'x'.repeat(510)}😀`);
});

it('reads compound text: latin1 by default, UTF-8 where it says so, other escapes dropped', () => {
  expect(decodeCompoundText(Buffer.from('Caf\xe9 \x1b-A\xfcber', 'latin1'))).toBe('Café über');
  const utf8 = Buffer.from('\x1b%G設計 ✓\x1b%@ menu', 'utf8');
  expect(decodeCompoundText(utf8)).toBe('設計 ✓ menu');
  expect(decodeCompoundText(Buffer.from('\x1b%Gopen é', 'utf8'))).toBe('open é');
});
