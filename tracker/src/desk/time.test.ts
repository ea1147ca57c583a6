import { formatInstant } from '@stint/core/instant';
import { describe, expect, it } from 'vitest';
import { instant } from '../testing/hand-clock.ts';
import { type DeskTime, heldSeconds, openTime, passTime } from './time.ts';

/** `wall`: what the clock shows; `watch`: seconds since nine; `slept`: of them none. */
const at = (wall: string, watch: number, slept: number | null = 0): Parameters<typeof passTime>[1] => ({
  wall: instant(wall),
  steady: watch,
  slept,
});
const told = ({ now }: DeskTime): string => formatInstant(now).slice(11, 19);
const nine = openTime(at('09:00', 0), 0);

describe('while a session runs', () => {
  it('time goes by the watch when the wall is set back: no second is counted twice', () => {
    const { time } = passTime(nine, at('09:00:40', 40), true);
    expect(told(passTime(time, at('08:00', 41), true).time)).toBe('09:00:41');
    const back = passTime(time, at('08:00:30', 71), true).time;
    expect(told(back)).toBe('09:01:11');
    expect(heldSeconds(back)).toBe(0);
  });

  it('a wall set forward by less than a minute adds no second, however often', () => {
    const first = passTime(nine, at('09:00:50', 10), true);
    const second = passTime(first.time, at('09:01:20', 20), true);
    expect([first.jump, second.jump]).toEqual([null, null]);
    expect(told(second.time)).toBe('09:00:20');
    expect(told(passTime(second.time, at('09:01:21', 21), false).time)).toBe('09:01:21');
  });

  it('more than a minute ahead, by one step or by many, breaks it off at the last look', () => {
    const worked = passTime(nine, at('09:00:30', 30), true).time;
    const jumped = passTime(worked, at('10:30', 31), true);
    expect(jumped.jump).toEqual({ from: instant('09:00:30'), reason: 'clock-jumped' });
    expect(told(jumped.time)).toBe('10:30:00');
    const steps = ['09:00:21', '09:00:42', '09:01:01', '09:01:05'];
    let time = nine;
    const jumps = steps.map((wall, n) => {
      const passed = passTime(time, at(wall, n + 1), true);
      time = passed.time;
      return passed.jump?.from ?? null;
    });
    expect(jumps).toEqual([null, null, null, instant('09:00:03')]);
  });

  it('the computer says whether it slept or somebody set its clock; where it cannot, it has slept', () => {
    const worked = passTime(nine, at('09:00:30', 30), true).time;
    expect(passTime(worked, at('10:30', 31, 5369), true).jump?.reason).toBe('asleep');
    expect(passTime(worked, at('10:30', 31, 2), true).jump?.reason).toBe('clock-jumped');
    expect(passTime(worked, at('10:30', 31, null), true).jump?.reason).toBe('asleep');
  });

  it('a watch that goes on in sleep shows it as a long time without a look', () => {
    const worked = passTime(nine, at('09:00:30', 30), true).time;
    expect(passTime(worked, at('09:01:30', 90), true).jump).toBeNull();
    expect(passTime(worked, at('09:01:31', 91), true).jump).toEqual({
      from: instant('09:00:30'),
      reason: 'asleep',
    });
    expect(passTime(worked, at('09:20', 1200), true, Number.POSITIVE_INFINITY).jump).toBeNull();
  });

  it('the wall may be a fraction early or late; the session is not', () => {
    let time = nine;
    for (let n = 1; n <= 500; n += 1) {
      const steady = n * 1.003;
      const reading = { wall: instant('09:00') + Math.floor(steady + 0.7), steady, slept: 0 };
      const passed = passTime(time, reading, true);
      expect(passed.jump).toBeNull();
      expect(passed.time.now - instant('09:00')).toBe(Math.floor(steady));
      time = passed.time;
    }
  });
});

describe('with no session', () => {
  it('follows the wall forward, and stands still where it was set back', () => {
    const later = passTime(nine, at('10:30', 1), false).time;
    expect(told(later)).toBe('10:30:00');
    const back = passTime(later, at('10:20', 2), false).time;
    expect(told(back)).toBe('10:30:00');
    expect(heldSeconds(back)).toBe(600);
    const caught = passTime(back, at('10:31', 662), false).time;
    expect([told(caught), heldSeconds(caught)]).toEqual(['10:31:00', 0]);
  });

  it('begins where the seconds before are used up', () => {
    const time = openTime(at('09:00', 0), instant('09:30'));
    expect([told(time), heldSeconds(time)]).toEqual(['09:30:00', 1800]);
  });

  it('follows the wall again once the session is over; a step back undone is no jump', () => {
    const back = passTime(nine, at('08:50:30', 30), true).time;
    const forth = passTime(back, at('09:00:31', 31), true);
    expect([told(forth.time), forth.jump]).toEqual(['09:00:31', null]);
    const over = passTime(back, at('08:50:31', 31), false).time;
    expect([told(over), heldSeconds(over)]).toEqual(['09:00:30', 599]);
  });
});
