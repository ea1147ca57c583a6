import { parseInstant } from '@stint/core/instant';
import { describe, expect, it } from 'vitest';
import { broughtText, broughtTwice } from './brought-twice.ts';

const of = (start: string, seconds: number, device = 'desk', by = ['laptop']) => ({
  start: `2026-11-18T${start}:00Z`,
  seconds,
  device,
  by,
});

describe('what another tracker had brought already (T6)', () => {
  it('T6: is one line for each pair of trackers, with all of its seconds', () => {
    const [line, other, ...more] = broughtTwice([
      of('09:00', 240),
      of('09:10', 600),
      of('11:00', 60),
      of('12:00', 60, 'laptop', ['desk']),
    ]);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      seconds: 900,
      from: parseInstant('2026-11-18T09:00:00Z'),
      to: parseInstant('2026-11-18T11:10:00Z'),
    });
    expect(line && broughtText(line)).toBe('15:00 that “desk” brought had come from “laptop” already');
    expect(other?.device).toBe('laptop');
  });

  it('T6: names nobody where the segment was deleted since', () => {
    const [line] = broughtTwice([of('09:00', 240, 'desk', [])]);
    expect(line && broughtText(line)).toBe(
      '4:00 that “desk” brought had come from another tracker of yours already',
    );
  });

  it('is nothing on most days', () => {
    expect(broughtTwice([])).toEqual([]);
  });
});
