import type { Instant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { type SegmentNumber, segmentOf } from '@stint/core/segment';
import { holds } from '@stint/core/span';
import { Camera } from './camera.ts';
import type { Desk } from './desk/desk.ts';
import * as deeds from './desk/desk.ts';
import {
  type Cut,
  cutsOf,
  dueSnapshots,
  sealed,
  settledSegments,
  withoutIdleSnapshots,
} from './desk/seal.ts';
import { leftBy, standingOf } from './desk/standing.ts';
import { DiskWatch } from './disk.ts';
import { type Ending, endingOf } from './ending.ts';
import type { DiskTrouble } from './files.ts';
import { Journal } from './journal.ts';
import { toldOfPicture } from './no-picture.ts';
import type { AgentPorts } from './ports.ts';
import { draftRecord, memoText } from './record.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { DeskTime } from './time.ts';
import { turns } from './turns.ts';

export interface AgentLook {
  readonly desk: Desk;
  readonly now: Instant;
  readonly ending: Ending | null;
  readonly disk: DiskTrouble | null;
  /** Seconds for which no session can start, because the clock was set back over them. */
  readonly heldSeconds: number;
}

/**
 * The tracker itself: one desk, ticked once a second. Every deed first lets time pass (idle check, due snapshots),
 * then happens, then is written down before it is answered.
 */
export class Agent {
  private readonly ports: AgentPorts;
  private readonly time: DeskTime;
  private readonly disk: DiskWatch;
  private readonly journal: Journal;
  private readonly camera: Camera;
  private readonly inTurn = turns();
  private desk: Desk;
  /** Drawn instants before this one have been looked at. */
  private watched: Instant;
  private ending: Ending | null = null;

  private constructor(ports: AgentPorts, desk: Desk) {
    this.ports = ports;
    this.desk = desk;
    this.time = new DeskTime(ports.clock, desk.until);
    this.watched = this.time.now();
    this.disk = new DiskWatch(ports.folder, ports.reserveBytes);
    this.journal = new Journal(ports.folder, this.disk, ports.saveEverySeconds);
    this.camera = new Camera(ports.desktop, ports.folder);
  }

  /** Opens what was left, repairs a death (T5), and listens to the desktop's input. */
  static async open(ports: AgentPorts): Promise<Agent> {
    const left = await Journal.read(ports.folder);
    const agent = new Agent(ports, withoutIdleSnapshots(deeds.afterDeath(left), ports.draw));
    if (left.open) agent.ending = endingOf(left.open, agent.desk, 'died');
    ports.desktop.input?.onCounts((counts) => {
      const now = agent.pass();
      agent.desk = deeds.input(agent.desk, counts, now);
    });
    await agent.tick();
    return agent;
  }

  /** Refusals: the contract's standing, `already-tracking`, `no-such-contract`, `clock-went-back`, `disk-full`. */
  start(contract: string, memo: string): Promise<TrackerRefusal | null> {
    return this.deed(
      (now) => {
        const known = this.ports.contracts.find(contract);
        if (!known) return refuse('no-such-contract');
        if (this.disk.trouble()) return this.disk.refusal();
        if (!this.desk.open && this.time.heldSeconds() > HELD_SECONDS) return refuse('clock-went-back');
        const standing = standingOf(known, now);
        return deeds.start(this.desk, { contract, memo: memoText(memo), now, standing });
      },
      () => this.disk.look(),
    );
  }

  /** Refusal: `not-tracking`. */
  stop(): Promise<TrackerRefusal | null> {
    return this.deed((now) => deeds.stop(this.desk, now));
  }

  /** Refusal: `not-tracking`. */
  memo(text: string): Promise<TrackerRefusal | null> {
    return this.deed((now) => deeds.sayMemo(this.desk, memoText(text), now));
  }

  /** T5: the house told something new of the contracts: a session on one that is not active ends. */
  async heedContracts(): Promise<void> {
    await this.deed((now) => {
      const { open } = this.desk;
      const contract = open && this.ports.contracts.find(open.contract);
      const leaving = open && contract ? leftBy(contract, now) : null;
      if (!open || !leaving) return this.desk;
      const left = deeds.leave(this.desk, leaving.at, leaving.reason);
      this.ending = endingOf(open, left, leaving.reason);
      return left;
    });
  }

  /** Once a second: idle check, snapshot, journal, and the segments that are settled go to the spool. */
  tick(): Promise<void> {
    return this.inTurn(async () => {
      const now = this.pass();
      this.noteDeafness(now);
      await this.keep(now);
      await this.seal(now);
    });
  }

  look(): AgentLook {
    const now = this.pass();
    const heldSeconds = this.desk.open ? 0 : this.time.heldSeconds();
    return { desk: this.desk, now, ending: this.ending, disk: this.disk.trouble(), heldSeconds };
  }

  /** Resolves when no snapshot is being taken. */
  captured(): Promise<void> {
    return this.camera.finished();
  }

  /** Ends in good order: a session that runs is stopped, and all is written down. */
  async close(): Promise<void> {
    await this.stop();
    await this.captured();
    await this.tick();
  }

  private deed(
    decide: (now: Instant) => Desk | TrackerRefusal,
    prepare: () => Promise<void> = async () => undefined,
  ): Promise<TrackerRefusal | null> {
    return this.inTurn(async () => {
      await prepare();
      const decided = decide(this.pass());
      if (isRefusal(decided)) return decided;
      if (decided === this.desk) return null;
      if (decided.open) this.ending = null;
      this.become(decided);
      return (await this.journal.write(this.desk)) ? null : this.disk.refusal();
    });
  }

  /** Lets time pass up to now: T4 before everything else, then the snapshots that have become due. */
  private pass(): Instant {
    const now = this.time.now();
    const { open } = this.desk;
    const idleMinutes = this.idleMinutes();
    // T5: where nobody is ever called idle, a computer that sleeps is one whose tracker lost its power.
    const died = this.time.takeSlept() >= IDLE_MINUTES * 60 && idleMinutes === null;
    const checked = died ? deeds.afterDeath(this.desk) : deeds.idle(this.desk, idleMinutes, now);
    if (open && !checked.open) this.ending = endingOf(open, checked, died ? 'died' : 'idle');
    this.become(checked);
    for (const segment of dueSnapshots(this.desk, this.ports.draw, this.watched, now))
      this.snap(segment, now);
    this.watched = Math.max(this.watched, now);
    return now;
  }

  private become(desk: Desk): void {
    const closed = this.desk.open !== null && desk.open === null;
    this.desk = closed ? withoutIdleSnapshots(desk, this.ports.draw) : desk;
    if (closed) this.time.followWall();
  }

  private idleMinutes(): number | null {
    const contract = this.desk.open && this.ports.contracts.find(this.desk.open.contract);
    return contract ? contract.terms.idleMinutes : IDLE_MINUTES;
  }

  /** T2: looked at in the background; until that is done, the segment is not sealed. */
  private snap(segment: SegmentNumber, now: Instant): void {
    const { draw, contracts, captureWithinSeconds } = this.ports;
    const drawn = draw(segment);
    if (now - drawn > captureWithinSeconds) return;
    const owner = deeds
      .sessionsOf(this.desk)
      .find(({ start, end }) => holds({ from: start, to: end }, drawn));
    const withPictures = contracts.find(owner?.contract ?? '')?.terms.snapshots === 'full';
    this.camera.take(segment, withPictures, (snapshot) => {
      const snapshots = [...this.desk.snapshots, snapshot];
      this.desk = withoutIdleSnapshots({ ...this.desk, snapshots }, draw);
    });
  }

  /** P8: where input cannot be heard, that is said of the segment; it is never taken for a person's idleness. */
  private noteDeafness(now: Instant): void {
    const { input } = this.ports.desktop;
    if (!this.desk.open || input?.state() === 'counting') return;
    const desk = input ? this.desk : deeds.noteAlive(this.desk, now);
    const segment = segmentOf(now);
    const known = desk.unmeasured.includes(segment);
    this.desk = known ? desk : { ...desk, unmeasured: [...desk.unmeasured, segment] };
  }

  /** Nothing is claimed that would not be kept: on a full disk the session ends, and what it has stays in memory. */
  private async keep(now: Instant): Promise<void> {
    if (!this.journal.isDue(this.desk, now)) return;
    await this.journal.keep(this.desk, now);
    const { open } = this.desk;
    if (!this.disk.trouble() || !open) return;
    this.become(deeds.leave(this.desk, now, 'stopped'));
    this.ending = endingOf(open, this.desk, 'disk');
  }

  private async seal(now: Instant): Promise<void> {
    for (const segment of settledSegments(this.desk, now)) {
      if (this.camera.isTaking(segment)) return;
      const cuts = cutsOf(this.desk, segment, this.ports.draw);
      if (!(await this.disk.guard(() => this.spoolCuts(cuts)))) return;
      this.desk = sealed(this.desk, segment);
      await this.journal.write(this.desk);
    }
    await this.disk.guard(() => this.camera.keepOnly(this.desk.snapshots));
  }

  private async spoolCuts(cuts: readonly Cut[]): Promise<void> {
    const { freelancer, desktop, contracts, spool } = this.ports;
    for (const cut of cuts) {
      const pictures = contracts.find(cut.contract)?.terms.snapshots ?? 'full';
      const draft = draftRecord(cut, { freelancer, capabilities: desktop.capabilities, pictures });
      const told = toldOfPicture(cut);
      if (told) await spool.told.add(told);
      await spool.append(draft, draft.pictures.length > 0 ? (cut.snapshot?.pictures ?? []) : []);
    }
    await this.ports.onSealed(cuts);
  }
}

/** A clock set back by a moment is waited for; by more than this it is said. */
const HELD_SECONDS = 2;
/** T4's own number, where a contract's terms are not at hand. */
const IDLE_MINUTES = 10;
