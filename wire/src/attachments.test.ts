import { expect, it } from 'vitest';
import { AttachmentIds } from './attachments.ts';

it('a letter names each of its files once, in small letters or capitals', () => {
  const one = '3f0c1b1e-6a52-4c3a-9a57-0f6f0a5b7c11';
  const other = '3f0c1b1e-6a52-4c3a-9a57-0f6f0a5b7c12';
  expect(AttachmentIds.safeParse([one, other]).success).toBe(true);
  for (const again of [one, one.toUpperCase()]) {
    expect(AttachmentIds.safeParse([one, again]).success).toBe(false);
  }
});
