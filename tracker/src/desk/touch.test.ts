import { describe, expect, it } from 'vitest';
import { instant } from '../testing/hand-clock.ts';
import { HandMachine } from '../testing/hand-machine.ts';
import { settledSegments } from './seal.ts';

describe('P8: a desktop that says when somebody touched it last', () => {
  const told = (asked: string, last: string): HandMachine =>
    new HandMachine()
      .hears('unmeasured')
      .touched('09:00', '09:00')
      .starts()
      .until('09:05')
      .touched(asked, last)
      .until('09:30');

  it('ends a session in which nobody has touched it for idleMinutes, at the last touch, never before T4 would', () => {
    const ana = told('09:20', '09:04:10').touched('09:30', '09:04:10').pass(1);
    expect(ana.sessions()).toEqual(['09:00:00-09:04:11 idle']);
    expect(ana.aways()).toEqual(['09:04:11-… idle']);
    expect(settledSegments(ana.machine.desk, instant('09:30'))).toHaveLength(1);
  });

  it('ends none for what came since it was asked, and settles no segment that may yet be idle', () => {
    const ana = told('09:14:09', '09:04:10');
    expect(ana.sessions()).toEqual([]);
    expect(settledSegments(ana.machine.desk, ana.machine.time.now)).toEqual([]);
    expect(ana.touched('09:30', '09:29').pass(1).sessions()).toEqual([]);
    expect(settledSegments(ana.machine.desk, ana.machine.time.now)).toHaveLength(2);
  });

  it('that says nothing any more lets the session go on', () => {
    const ana = told('09:06', '09:05').touched().until('09:50');
    expect(ana.sessions()).toEqual([]);
  });
});
