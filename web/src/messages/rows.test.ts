import type { Message } from '@stint/wire/threads';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows.ts';

/** `ana 23:50` is what Ana wrote then on the 16th or, past midnight, the 17th; `!` is an event. */
function messages(...drawn: string[]): Message[] {
  let day = 16;
  let before = '00:00';
  return drawn.map((line, place) => {
    const [who = '', clock = ''] = line.split(' ');
    if (clock < before) day += 1;
    before = clock;
    const isEvent = who === '!';
    return {
      n: place + 1,
      id: `${place}`,
      at: `2026-11-${day}T${clock}:00Z`,
      by: isEvent ? null : { id: who, name: who, side: who === 'ana' ? 'freelancer' : 'client' },
      mine: who === 'ana',
      says: '',
      attachments: [],
      event: isEvent ? { kind: 'offer-accepted', facts: {} } : null,
      ask: null,
    };
  });
}

/** `Mon`… for days, `new`, `!` for events, `ana` for one that begins and `.` for one that follows. */
function drawn(all: Message[], { zone = 'UTC', readN = 1000 } = {}): string {
  return rowsOf(all, zone, readN)
    .map((row) => {
      if (row.kind === 'day') return row.day.slice(-2);
      if (row.kind === 'message') return row.begins ? (row.message.by?.id ?? '') : '.';
      return row.kind === 'new' ? 'new' : '!';
    })
    .join(' ');
}

describe('the lines of a conversation', () => {
  it('name a writer once for what follows closely, and again after somebody else, ten minutes, an event', () => {
    const all = messages(
      'ana 09:00',
      'ana 09:09',
      'ben 09:10',
      'ana 09:11',
      'ana 09:21',
      '! 09:22',
      'ana 09:23',
    );
    expect(drawn(all)).toBe('16 ana . ben ana ana ! ana');
  });

  it('begin each day of the reader’s zone with its name', () => {
    const all = messages('ana 22:50', 'ana 22:55', 'ana 23:05', 'ana 00:10');
    expect(drawn(all)).toBe('16 ana . ana 17 ana');
    expect(drawn(all, { zone: 'Europe/Berlin' })).toBe('16 ana . 17 ana ana');
  });

  it('have one line above the first that is new: of somebody else, and no event', () => {
    const all = messages('ben 09:00', 'ana 09:01', '! 09:02', 'ana 09:03', 'ben 09:04', 'ben 09:05');
    expect(drawn(all, { readN: 1 })).toBe('16 ben ana ! ana new ben .');
    expect(drawn(all, { readN: 6 })).not.toContain('new');
    expect(drawn([])).toBe('');
  });
});
