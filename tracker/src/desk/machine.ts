import type { Instant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { type SegmentNumber, segmentEnd, segmentOf } from '@stint/core/segment';
import { type Away, returned, stillOpen, withEnding, withoutAway } from './away.ts';
import type { Desk, Snapshot } from './desk.ts';
import * as deeds from './desk.ts';
import type { Draw } from './draw.ts';
import { type Ending, endingOf, memoOf } from './ending.ts';
import type { Around, DeskEvent, DeskRefusal, Hearing, Kept, Machine, Paused, Stepped } from './events.ts';
import { labelNow, refuseLabel } from './label.ts';
import { sayWork } from './say-work.ts';
import { dueSnapshots, withoutIdleSnapshots } from './seal.ts';
import { leftBy, standingOf } from './standing.ts';
import { heldSeconds, openTime, passTime, type Reading } from './time.ts';

/*
 * Which seconds a session has, and what is told of the rest. `i`: a key, click or scroll; `|`: the look that sees it.
 *
 *   idle (T4)          [== i === i=)· · · · · · · |· · · · i     away from one second after the last i to the next
 *   locked             [== i === i =====)lock · · i· ·)unlock    away from the lock to its opening; a key is nobody's
 *   asleep, by D-Bus   [== i === i =====)sleep        |  i       away from the sleep to the next i
 *   asleep, by clocks  [== i === i ===|=)             |  i       the same, from the last look before it
 *   died (T5)          [== i === i=)· · kill    open|    i       away from one second after the last i written down
 *   paused by one key  [== i === i =====)key      key(======     `paused`, nothing to decide
 *   log-out, disk      [== i === i =====)                        an ending to go on from
 *   T1, T5 heard late  [== i === )· i· · |                       ends at the instant of the other's start, or the pause
 *
 * With idleMinutes null nobody is idle, and all else is as above.
 */

/** Begins where the last one was left; T5: one that was left with a session open died. */
export function openMachine(kept: Kept, reading: Reading, around: Around): Machine {
  // What is in the spool is done with, also where the clock was set back over it while nobody looked.
  const time = openTime(reading, Math.max(kept.desk.until, segmentEnd(kept.desk.sealed)));
  const machine: Machine = { ...kept, time, watched: time.now };
  return ended(machine, deeds.afterDeath(kept.desk), 'died', around);
}

/** Lets time pass up to a reading, and then lets something happen. Refused: nothing but time has passed. */
export function step(before: Machine, reading: Reading, event: DeskEvent, around: Around): Stepped {
  const passed = pass(before, reading, around);
  const happened = happen(passed.machine, event, around, before.aways);
  return typeof happened === 'string'
    ? { ...passed, refused: happened }
    : { machine: happened, due: passed.due, refused: null };
}

/** What was seen at a segment's drawn instant; thrown away where no session holds that any more (T4). */
export function withSnapshot(machine: Machine, snapshot: Snapshot, draw: Draw): Machine {
  const snapshots = [...machine.desk.snapshots, snapshot];
  return { ...machine, desk: withoutIdleSnapshots({ ...machine.desk, snapshots }, draw) };
}

/** A clock set back by a moment is waited for; by more than this it is said. */
const HELD_SECONDS = 2;
/** T4's own number, where a contract's terms are not at hand. */
const IDLE_MINUTES = 10;
const NOTHING_DUE: readonly SegmentNumber[] = [];

/** T4 before everything else, then the snapshots that have become due. */
function pass(before: Machine, reading: Reading, around: Around): Omit<Stepped, 'refused'> {
  const runs = before.desk.open !== null;
  const { time, jump } = passTime(before.time, reading, runs, around.stallSeconds);
  const timed = { ...before, time };
  if (time.now === before.time.now && !jump) return { machine: timed, due: NOTHING_DUE };
  // What comes after the last look is not known to have been worked; T4 was asked at that look.
  const checked = jump ? left(timed, jump.from, 'stopped', jump.reason, around) : idleChecked(timed, around);
  const due = dueSnapshots(checked.desk, around.draw, before.watched, time.now);
  return { machine: { ...checked, watched: time.now }, due };
}

function idleChecked(machine: Machine, around: Around): Machine {
  const { open } = machine.desk;
  const contract = open && around.contract(open.contract);
  const idleMinutes = contract ? contract.terms.idleMinutes : IDLE_MINUTES;
  const { desk: touched, at } = lastTouch(machine, around);
  const desk = deeds.idle(touched, idleMinutes, at);
  if (desk === machine.desk) return machine;
  return open && !desk.open ? ended(machine, desk, 'idle', around) : { ...machine, desk };
}

/** A desktop that tells of touches is believed up to when it was asked: nobody is idle for what came since. */
function lastTouch({ desk, time }: Machine, around: Around): { desk: Desk; at: Instant } {
  const touch = desk.open && around.touch?.();
  if (!touch) return { desk, at: time.now };
  const last = Math.min(touch.last, time.now);
  const isNew = last > (desk.open.lastInput ?? desk.open.start - 1);
  return { desk: isNew ? deeds.noteAlive(desk, last) : desk, at: Math.min(touch.asked, time.now) };
}

/** `seen`: the times away that were told before this step. */
function happen(
  machine: Machine,
  event: DeskEvent,
  around: Around,
  seen: readonly Away[],
): Machine | DeskRefusal {
  const { desk, time } = machine;
  const { now } = time;
  switch (event.type) {
    case 'tick':
      return heard(machine, event.hearing, around);
    case 'input':
      return back({ ...machine, desk: deeds.input(desk, event.counts, now) }, false);
    case 'start':
      return started(machine, event, around, seen);
    case 'memo': {
      const said = sayWork(desk, event, around, now);
      return typeof said === 'string' ? said : back({ ...machine, desk: said }, true);
    }
    case 'stop':
      return stopped(machine, around);
    case 'pause':
      return paused(machine, around);
    case 'goOn':
      return machine.paused ? started(machine, machine.paused, around, seen) : 'nothing-to-go-on';
    case 'unlocked':
      return back(machine, true);
    case 'woke': // somebody else, or the computer by itself, may have woken it
      return machine;
    case 'settleAway':
      return { ...machine, aways: withoutAway(machine.aways, event.from) };
    case 'goOnAfterAway':
      return goneOn(machine, event.from, around, seen);
    case 'takenOver':
      return left(machine, Math.min(event.since, now), 'switched', 'taken-over', around);
    case 'heed':
      return heeded(machine, around);
    default:
      return left(machine, now, 'stopped', TOLD[event.type], around);
  }
}

const TOLD = {
  locked: 'locked',
  sleeping: 'asleep',
  ending: 'logged-out',
  diskFailed: 'disk',
} as const;

/** T5: paused or ended by the client, which may be known only now. */
function heeded(machine: Machine, around: Around): Machine {
  const { desk, time } = machine;
  const contract = desk.open && around.contract(desk.open.contract);
  const leaving = contract && leftBy(contract, time.now);
  return leaving ? left(machine, leaving.at, leaving.reason, leaving.reason, around) : machine;
}

/** Ends the session that is open, if one is, with its reason in the record and the one that is told. */
function left(
  machine: Machine,
  at: Instant,
  how: Parameters<typeof deeds.leave>[2],
  told: Ending['reason'],
  around: Around,
): Machine {
  const { desk } = machine;
  return desk.open ? ended(machine, deeds.leave(desk, at, how), told, around) : machine;
}

/** T1, T5. Whoever starts is there, and has seen what was told of the session before. */
function started(
  machine: Machine,
  { contract, memo, label = null }: Pick<Paused, 'contract' | 'memo' | 'label'>,
  around: Around,
  seen: readonly Away[],
): Machine | DeskRefusal {
  const { desk, time } = machine;
  const { now } = time;
  const known = around.contract(contract);
  if (!known) return 'no-such-contract';
  if (!desk.open && heldSeconds(time) > HELD_SECONDS) return 'clock-went-back';
  const begun = deeds.start(desk, { contract, memo, label, now, standing: standingOf(known, now) });
  if (isRefusal(begun)) return begun.refused;
  const wrong = refuseLabel(known, label);
  if (wrong) return wrong;
  const here = back(machine, true);
  const aways = stillOpen(here.aways, seen, (id) => around.contract(id), now);
  return { ...here, desk: begun, aways, paused: null, ending: null };
}

/** Stop while paused: it is not to go on. */
function stopped(machine: Machine, around: Around): Machine | DeskRefusal {
  const { desk, time } = machine;
  if (!desk.open && machine.paused) return back({ ...machine, paused: null }, true);
  const done = deeds.stop(desk, time.now);
  return isRefusal(done) ? done.refused : back(settled(machine, done, around), true);
}

function paused(machine: Machine, around: Around): Machine | DeskRefusal {
  const { desk, time } = machine;
  const { open } = desk;
  const done = deeds.stop(desk, time.now);
  if (isRefusal(done) || !open) return 'not-tracking';
  const what = { contract: open.contract, memo: memoOf(open), label: labelNow(open), since: time.now };
  return back({ ...settled(machine, done, around), paused: what }, true);
}

function goneOn(
  machine: Machine,
  from: Instant,
  around: Around,
  seen: readonly Away[],
): Machine | DeskRefusal {
  const away = machine.aways.find((each) => each.from === from);
  if (!away) return 'nothing-to-go-on';
  const begun = started(machine, away, around, seen);
  return typeof begun === 'string' ? begun : { ...begun, aways: withoutAway(begun.aways, from) };
}

function back(machine: Machine, surely: boolean): Machine {
  const aways = returned(machine.aways, machine.time.now, surely);
  return aways === machine.aways ? machine : { ...machine, aways };
}

/**
 * P8: where input cannot be heard, that is said of the segment. Where it never can be, the desktop's own word is taken for T4, or
 * being on is all that is seen; a display that is lost for a while is one nobody works on, so T4's clock goes on.
 */
function heard(machine: Machine, hearing: Hearing, around: Around): Machine {
  const { desk, time } = machine;
  if (!desk.open || hearing === 'counting') return machine;
  const isUnseen = hearing === 'unmeasured' && !around.touch?.();
  const alive = isUnseen ? deeds.noteAlive(desk, time.now) : desk;
  const segment = segmentOf(time.now);
  const known = alive.unmeasured.includes(segment);
  if (known) return alive === desk ? machine : { ...machine, desk: alive };
  return { ...machine, desk: { ...alive, unmeasured: [...alive.unmeasured, segment] } };
}

/** The session that was open has ended by itself: told, and offered where it left time untracked. */
function ended(machine: Machine, desk: Desk, reason: Ending['reason'], around: Around): Machine {
  const { open } = machine.desk;
  if (!open) return settled(machine, desk, around);
  const ending = endingOf(open, desk, reason);
  const aways = withEnding(machine.aways, ending, around.contract(open.contract));
  return { ...settled(machine, desk, around), ending, aways };
}

/** T4: with the session's end goes a snapshot that lay behind it. */
function settled(machine: Machine, desk: Desk, around: Around): Machine {
  return { ...machine, desk: withoutIdleSnapshots(desk, around.draw) };
}
