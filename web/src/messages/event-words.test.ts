import { EVENT_KINDS, eventOf } from '@stint/wire/thread-events';
import { KINDS } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import { describe, expect, it } from 'vitest';
import { eventWords, type Part } from './event-words.ts';

const plain = (parts: readonly Part[]) =>
  parts.map((part) => (typeof part === 'string' ? part : part.theirs)).join('');

describe('what happened, told to both sides at once', () => {
  it.each(EVENT_KINDS)('%s: whole sentences in which nobody is “you”', (kind) => {
    const event = eventOf(sampleOf(kind));
    if (!event) throw new Error('no event');
    const { line } = eventWords(event, 'Europe/Lisbon');
    expect(plain(line)).toMatch(/^\S.*\.$/);
    expect(plain(line)).not.toMatch(/\b(you|your|yours|undefined|null|NaN)\b|\{|\}/i);
  });

  it('leaves out what only one side may know, whoever was told it first', () => {
    const closed = eventOf(sampleOf('week-closed'));
    expect(closed).toEqual(eventOf(sampleOf('week-invoiced')));
    expect(closed?.facts).not.toHaveProperty('net');
    expect(closed?.facts).not.toHaveProperty('total');
    for (const kind of KINDS) {
      const facts = eventOf(sampleOf(kind))?.facts ?? {};
      for (const own of ['net', 'total', 'other', 'title', 'availableAt', 'contract']) {
        expect(facts).not.toHaveProperty(own);
      }
    }
  });

  it('keeps somebody’s own words apart from the house’s', () => {
    const turned = '\u202Eturned';
    for (const kind of EVENT_KINDS) {
      const event = eventOf(sampleOf(kind, () => turned));
      if (!event) throw new Error('no event');
      const { line } = eventWords(event, 'UTC');
      for (const part of line) if (typeof part === 'string') expect(part).not.toContain(turned);
    }
  });

  it('says a rate, a limit and a week as people read them', () => {
    const say = (kind: (typeof EVENT_KINDS)[number]) => {
      const event = eventOf(sampleOf(kind));
      return event ? plain(eventWords(event, 'UTC').line) : '';
    };
    expect(say('rate-changed')).toBe('Ben Okafor changed the rate from $40.00 to $45.00 an hour (B1).');
    expect(say('limit-changed')).toBe(
      'Ben Okafor changed the weekly limit from none to 20:00 a week, at once (B3).',
    );
    expect(say('week-closed')).toBe(
      'The week 16–22 Nov is closed: 6:40 billed. Its review ends Sat 28 Nov 00:00 UTC (B5).',
    );
  });
});
