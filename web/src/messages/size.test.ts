import { expect, it } from 'vitest';
import { sizeOf } from './size.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [10_485_760, '10.5 MB'],
])('%d bytes are %s', (bytes, says) => {
  expect(sizeOf(bytes)).toBe(says);
});
