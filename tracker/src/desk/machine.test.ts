import { describe, expect, it } from 'vitest';
import { instant } from '../testing/hand-clock.ts';
import { HandMachine } from '../testing/hand-machine.ts';
import { contract, K1, K2 } from '../testing/world.ts';
import { sealed, settledSegments } from './seal.ts';

const desk = (...parts: ConstructorParameters<typeof HandMachine>): HandMachine => new HandMachine(...parts);

describe('T4, M5: away from the desk', () => {
  it('the tail after the last input goes; what is away grows until the next key, click or scroll', () => {
    const ana = desk().starts().until('09:20', '09:03:10', '09:07');
    expect(ana.sessions()).toEqual(['09:00:00-09:07:01 idle']);
    expect(ana.aways()).toEqual(['09:07:01-… idle']);
    expect(ana.until('09:41', '09:40:12').aways()).toEqual(['09:07:01-09:40:12 idle']);
    expect(ana.machine.ending).toMatchObject({ reason: 'idle', at: instant('09:07:01'), contract: K1 });
  });

  it('a session in which nothing was ever typed leaves no time, and is told from its start', () => {
    const ana = desk().starts().until('09:15');
    expect([ana.sessions(), ana.aways()]).toEqual([[], ['09:00:00-… idle']]);
  });

  it('whoever presses Start is back; what can be claimed stays to be decided', () => {
    const ana = desk().starts().until('09:40', '09:03').starts();
    expect(ana.aways()).toEqual(['09:03:01-09:40:00 idle']);
    expect(ana.machine.ending).toBeNull();
  });

  it('several are kept, each until it is decided; what none can claim goes with the next Start', () => {
    const ana = desk().starts().until('09:40', '09:03').starts();
    ana.until('10:30', '09:41').starts().does({ type: 'locked' }).pass(20).does({ type: 'unlocked' });
    expect(ana.aways()).toEqual([
      '09:03:01-09:40:00 idle',
      '09:41:01-10:30:00 idle',
      '10:30:00-10:30:20 locked',
    ]);
    expect(ana.starts().aways()).toEqual(['09:03:01-09:40:00 idle', '09:41:01-10:30:00 idle']);
    ana.does({ type: 'settleAway', from: instant('09:41:01') });
    expect(ana.aways()).toEqual(['09:03:01-09:40:00 idle']);
  });

  it('goes on with the contract and memo of then, and it is decided', () => {
    const ana = desk().starts(K2, 'Oven page').until('09:40', '09:03', '09:30');
    ana.does({ type: 'goOnAfterAway', from: instant('09:03:01') });
    expect(ana.machine.desk.open).toMatchObject({ contract: K2, start: instant('09:40') });
    expect(ana.machine.desk.open?.memos[0]?.memo).toBe('Oven page');
    expect(ana.aways()).toEqual([]);
    expect(ana.refuses({ type: 'goOnAfterAway', from: instant('09:03:01') })).toBe('nothing-to-go-on');
  });

  it('cannot go on with a contract that is paused, and then nothing is lost', () => {
    const ana = desk().starts().until('09:40', '09:03');
    ana.contracts = [{ ...contract(K1), standing: 'contract-paused' }];
    expect(ana.refuses({ type: 'goOnAfterAway', from: instant('09:03:01') })).toBe('contract-paused');
    expect(ana.aways()).toEqual(['09:03:01-… idle']);
  });

  it('survives a restart and a death', () => {
    const ana = desk().starts().until('09:40', '09:03').dies();
    expect(ana.aways()).toEqual(['09:03:01-… idle']);
    expect(ana.machine.ending).toMatchObject({ reason: 'idle' });
  });
});

describe('T5: death', () => {
  it('the session ends one second after the last input that was written down; the rest is told', () => {
    const ana = desk().starts().until('09:08', '09:03', '09:06').dies();
    expect(ana.sessions()).toEqual(['09:00:00-09:06:01 died']);
    expect(ana.until('09:09', '09:08:30').aways()).toEqual(['09:06:01-09:08:30 died']);
    expect(ana.machine.ending).toMatchObject({ reason: 'died' });
  });
});

describe('the computer sleeps, or its owner goes', () => {
  it('the session ends at the instant it goes to sleep', () => {
    const ana = desk().starts().until('09:05', '09:01').does({ type: 'sleeping' }).sleeps('12:00');
    ana.does({ type: 'woke' });
    expect(ana.sessions()).toEqual(['09:00:00-09:05:00 stopped']);
    expect(ana.until('12:01', '12:00:09').aways()).toEqual(['09:05:00-12:00:09 asleep']);
  });

  it('T4 says so first where it does: one second after the last input', () => {
    const ana = desk().starts().until('09:11', '09:01').does({ type: 'sleeping' }).sleeps('12:00');
    expect(ana.pass(1).sessions()).toEqual(['09:00:00-09:01:01 idle']);
    expect(ana.aways()).toEqual(['09:01:01-… idle']);
  });

  it('without D-Bus the clocks tell: it ended at the last look before', () => {
    const ana = desk().starts().until('09:05', '09:01').sleeps('12:00').pass(1);
    expect(ana.sessions()).toEqual(['09:00:00-09:05:00 stopped']);
    expect(ana.aways()).toEqual(['09:05:00-… asleep']);
    const set = desk().starts().until('09:05', '09:01').setsClock('12:00').pass(1);
    expect(set.aways()).toEqual(['09:05:00-… clock-jumped']);
  });

  it('locked it ends at that instant; a key at a locked screen is nobody, its unlocking is somebody', () => {
    const ana = desk().starts().until('09:05', '09:01').does({ type: 'locked' });
    expect(ana.sessions()).toEqual(['09:00:00-09:05:00 stopped']);
    expect(ana.until('09:30', '09:20').aways()).toEqual(['09:05:00-… locked']);
    expect(ana.does({ type: 'unlocked' }).aways()).toEqual(['09:05:00-09:30:00 locked']);
    expect(ana.machine.ending).toMatchObject({ reason: 'locked', at: instant('09:05') });
  });

  it('log-out and shutdown end it in good order, and the next login is told', () => {
    const ana = desk().starts().until('09:05', '09:01').does({ type: 'ending' }).dies();
    expect(ana.sessions()).toEqual(['09:00:00-09:05:00 stopped']);
    expect(ana.aways()).toEqual([]);
    expect(ana.machine.ending).toMatchObject({ reason: 'logged-out', at: instant('09:05') });
  });

  it('with nothing tracked, all of this changes nothing', () => {
    const ana = desk().pass(5);
    for (const type of ['locked', 'unlocked', 'sleeping', 'woke', 'ending', 'diskFailed', 'heed'] as const)
      ana.does({ type });
    expect([ana.sessions(), ana.aways(), ana.machine.ending]).toEqual([[], [], null]);
  });
});

describe('the one key', () => {
  it('stops at that instant and remembers; the same key goes on', () => {
    const ana = desk().starts(K1, 'Mail').until('09:03', '09:01').does({ type: 'pause' });
    expect(ana.sessions()).toEqual(['09:00:00-09:03:00 stopped']);
    expect(ana.machine.paused).toEqual({ contract: K1, memo: 'Mail', label: null, since: instant('09:03') });
    expect([ana.aways(), ana.machine.ending]).toEqual([[], null]);
    ana.until('09:06').dies().does({ type: 'goOn' });
    expect(ana.machine).toMatchObject({ paused: null, desk: { open: { start: instant('09:06') } } });
    expect(ana.due).toEqual([]); // the instant 09:05 lay in the pause
  });

  it('refuses where there is nothing: not-tracking, nothing-to-go-on; Stop forgets what was paused', () => {
    const ana = desk();
    expect(ana.refuses({ type: 'pause' })).toBe('not-tracking');
    expect(ana.refuses({ type: 'goOn' })).toBe('nothing-to-go-on');
    ana.starts().pass(60).does({ type: 'pause' }).does({ type: 'stop' });
    expect(ana.refuses({ type: 'goOn' })).toBe('nothing-to-go-on');
    expect(ana.refuses({ type: 'stop' })).toBe('not-tracking');
  });

  it('a Start on anything else is the end of the pause', () => {
    const ana = desk().starts(K1).pass(60).does({ type: 'pause' }).starts(K2);
    expect(ana.machine.paused).toBeNull();
  });
});

describe('T1: another tracker of the same freelancer', () => {
  it('took over: the session ends at the instant of the other, though it is heard of late', () => {
    const ana = desk().starts().until('09:05', '09:01', '09:04');
    ana.does({ type: 'takenOver', since: instant('09:04:30') });
    expect(ana.sessions()).toEqual(['09:00:00-09:04:30 switched']);
    expect(ana.machine.ending).toMatchObject({ reason: 'taken-over', at: instant('09:04:30') });
    expect(ana.aways()).toEqual([]);
  });

  it('by a clock that is ahead of ours it ends now, by one that is behind at its start', () => {
    const ahead = desk()
      .starts()
      .until('09:05', '09:04')
      .does({ type: 'takenOver', since: instant('09:09') });
    expect(ahead.sessions()).toEqual(['09:00:00-09:05:00 switched']);
    const behind = desk()
      .starts()
      .until('09:05', '09:04')
      .does({ type: 'takenOver', since: instant('08:00') });
    expect(behind.sessions()).toEqual([]);
  });
});

describe('P8: input that cannot be heard', () => {
  it('a display that is lost for a while makes its segments unmeasured, and T4 goes on', () => {
    const ana = desk().starts().until('09:08', '09:01').hears('lost').until('09:09').hears('counting');
    ana.until('09:10:30', '09:10:10');
    expect(ana.machine.desk.unmeasured).toEqual([instant('09:00') / 600]);
    expect(ana.hears('lost').until('09:21').sessions()).toEqual(['09:00:00-09:10:11 idle']);
  });

  it('where it never can be, nobody is called idle, and every segment is settled as soon as it is over', () => {
    const ana = desk().hears('unmeasured').starts().until('09:30:02');
    expect(ana.sessions()).toEqual([]);
    expect(settledSegments(ana.machine.desk, ana.machine.time.now)).toHaveLength(3);
    expect(ana.sleeps('17:00').pass(1).sessions()).toEqual(['09:00:00-09:30:02 stopped']);
  });
});

it('T4, T5: with idleMinutes null a silent hour waits, for a death would undo it; Stop settles it', () => {
  const ana = desk('09:00', [contract(K1, { idleMinutes: null })])
    .starts()
    .until('10:05');
  expect(settledSegments(ana.machine.desk, instant('10:05'))).toEqual([]);
  ana.does({ type: 'stop' });
  expect(settledSegments(ana.machine.desk, instant('10:05'))).toHaveLength(6);
  const dead = desk('09:00', [contract(K1, { idleMinutes: null })])
    .starts()
    .until('10:05', '09:02')
    .dies();
  expect([dead.sessions(), dead.aways()]).toEqual([['09:00:00-09:02:01 died'], ['09:02:01-… died']]);
});

it('T2: a snapshot is due once, at whatever second it is looked for, and never behind the end of its session', () => {
  const ana = desk().starts().until('09:04:58', '09:01').sleeps('09:05:20').pass(2);
  expect(ana.due).toEqual([]); // the session's own time is 09:05:00: its second is not over
  expect(ana.pass(5).due).toEqual([instant('09:00') / 600]);
  const late = desk().starts().until('09:04:58', '09:01').sleeps('10:00').pass(700);
  expect(late.due).toEqual([]);
});

it('T5: a pause of the contract that is known late ends the session at its own instant', () => {
  const ana = desk().starts().until('09:08', '09:01', '09:07');
  ana.contracts = [{ ...contract(K1), standing: 'contract-paused', pausedAt: '2026-11-16T09:04:00Z' }];
  expect(ana.does({ type: 'heed' }).sessions()).toEqual(['09:00:00-09:04:00 paused']);
  expect(ana.machine.ending).toMatchObject({ reason: 'paused', at: instant('09:04') });
  expect(ana.refuses({ type: 'start', contract: K1, memo: '' })).toBe('contract-paused');
  expect(ana.refuses({ type: 'start', contract: K2, memo: '' })).toBe('no-such-contract');
});

it('a clock set back while nobody looked holds the next Start until the segments that are in the spool are over', () => {
  const ana = desk().starts().until('09:08', '09:07').does({ type: 'stop' }).until('09:10');
  ana.machine = { ...ana.machine, desk: sealed(ana.machine.desk, instant('09:00') / 600) };
  ana.setsClock('09:08:30').dies();
  expect(ana.refuses({ type: 'start', contract: K1, memo: '' })).toBe('clock-went-back');
  expect(ana.setsClock('09:10').starts().machine.desk.open?.start).toBe(instant('09:10'));
});

it('a clock set back over used seconds holds the next Start, and no second is used twice over a restart', () => {
  const ana = desk().starts().until('09:08', '09:07').setsClock('08:00').pass(30).does({ type: 'stop' });
  expect(ana.sessions()).toEqual(['09:00:00-09:08:30 stopped']);
  expect(ana.refuses({ type: 'start', contract: K1, memo: '' })).toBe('clock-went-back');
  expect(ana.dies().refuses({ type: 'start', contract: K1, memo: '' })).toBe('clock-went-back');
  expect(ana.setsClock('09:08:30').pass(1).starts().machine.desk.open?.start).toBe(instant('09:08:31'));
});
