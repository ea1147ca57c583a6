import type { Message } from '@stint/wire/threads';
import { describe, expect, it } from 'vitest';
import { notArrived } from './outbox.ts';
import { withMessage } from './queries.ts';

const message = (n: number): Message => ({
  n,
  id: `${n}`,
  at: '2026-11-16T09:00:00Z',
  by: null,
  mine: true,
  says: '',
  attachments: [],
  event: null,
  ask: null,
});

describe('a message that has arrived', () => {
  it('stands at the end once, whichever of answer and stream was faster', () => {
    const data = {
      pages: [{ messages: [message(3)] }, { messages: [message(1), message(2)] }],
      pageParams: [0, 3],
    };
    const after = withMessage(data, message(4));
    expect(after.pages.map(({ messages }) => messages.map(({ n }) => n))).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect(withMessage(after, message(4))).toBe(after);
    expect(withMessage({ pages: [], pageParams: [] }, message(1)).pages).toEqual([]);
  });
});

describe('a message whose answer was lost', () => {
  it('is not on its way any more once it stands in the thread', () => {
    const [one, other] = ['4', '5'].map((id) => ({
      letter: { id, says: 'One word.' },
      files: [],
      error: null,
    }));
    const box = [one, other].filter((each) => each !== undefined);
    expect(notArrived(box, [message(3), message(4)])).toEqual([other]);
    expect(notArrived(box, [message(3)])).toBe(box);
  });
});
