import { describe, expect, it } from 'vitest';
import { handClock, instant } from './testing/hand-clock.ts';
import { DeskTime, pacedDeskClock } from './time.ts';

const told = (time: DeskTime): string => new Date(time.now() * 1000).toISOString().slice(11, 19);

describe("the tracker's own time", () => {
  it('goes with the wall while nobody sets it', () => {
    const clock = handClock('09:00');
    const time = new DeskTime(clock, 0);
    clock.pass(61);
    expect(told(time)).toBe('09:01:01');
  });

  it('goes on by the watch when the wall is set back: no second is counted twice', () => {
    const clock = handClock('10:00');
    const time = new DeskTime(clock, 0);
    clock.pass(1200);
    time.now();
    clock.setWall(instant('10:05'));
    expect(told(time)).toBe('10:20:00');
    clock.pass(300);
    expect(told(time)).toBe('10:25:00');
  });

  it('follows the wall again once the session is over, and stands still until it has caught up', () => {
    const clock = handClock('10:00');
    const time = new DeskTime(clock, 0);
    clock.setWall(instant('09:50'));
    time.now();
    time.followWall();
    expect(time.heldSeconds()).toBe(600);
    clock.pass(540);
    expect(told(time)).toBe('10:00:00');
    expect(time.heldSeconds()).toBe(60);
    clock.pass(120);
    expect(told(time)).toBe('10:01:00');
    expect(time.heldSeconds()).toBe(0);
  });

  it('follows a wall set forward, as it follows a sleep; a step back is undone by a step forward', () => {
    const clock = handClock('10:00');
    const time = new DeskTime(clock, 0);
    clock.setWall(instant('10:30'));
    expect(told(time)).toBe('10:30:00');
    clock.setWall(instant('10:10'));
    expect(told(time)).toBe('10:30:00');
    clock.setWall(instant('10:30'));
    clock.pass(5);
    expect(told(time)).toBe('10:30:05');
  });

  it('begins where the seconds before are used up', () => {
    const time = new DeskTime(handClock('09:00'), instant('09:30'));
    expect(told(time)).toBe('09:30:00');
    expect(time.heldSeconds()).toBe(1800);
  });

  it('can be compressed: a paced clock begins where it is told to', () => {
    const clock = pacedDeskClock(instant('09:00'), 1000);
    expect(clock.now() - instant('09:00')).toBeLessThan(600);
    expect(clock.steady()).toBeGreaterThanOrEqual(0);
  });
});
