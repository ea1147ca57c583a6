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

it('reads compound text: latin1 by default, UTF-8 where it says so', () => {
  expect(decodeCompoundText(Buffer.from('Caf\xe9 \x1b-A\xfcber\x1b(B x', 'latin1'))).toBe('Café über x');
  const utf8 = Buffer.from('\x1b%G設計 ✓\x1b%@ menu', 'utf8');
  expect(decodeCompoundText(utf8)).toBe('設計 ✓ menu');
  expect(decodeCompoundText(Buffer.from('\x1b%Gopen é', 'utf8'))).toBe('open é');
});

it('reads compound text in every part of ISO 8859 by its escape', () => {
  const cyrillic = Buffer.from('\x1b-L\xdc\xde\xd9 \xd1\xd0\xdd\xda\x1b-A caf\xe9', 'latin1');
  expect(decodeCompoundText(cyrillic)).toBe('мой банк café');
  expect(decodeCompoundText(Buffer.from('\x9b1]\x1b-F\xd4\xf1\x1b-B\xb1', 'latin1'))).toBe('Τρą');
  expect(decodeCompoundText(Buffer.from('\x1b-b\xa4 5', 'latin1'))).toBe('€ 5');
});

it('says null for compound text that it cannot read, rather than another title', () => {
  for (const unreadable of [
    '\x1b$(B\x25\x50',
    '\x1b)I\xc0',
    'a\x1b%/1\x80\x82x',
    '\x1b-~\xe1',
    '\x1b-F\xd2',
    'a\x1b',
  ])
    expect(decodeCompoundText(Buffer.from(unreadable, 'latin1'))).toBeNull();
  expect(decodeCompoundText(Buffer.from('\x1b%G\xff', 'latin1'))).toBeNull();
});
