import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { holds } from '@stint/core/span';
import { Camera } from './camera.ts';
import type { Away } from './desk/away.ts';
import { type Desk, sessionsOf } from './desk/desk.ts';
import { remembering } from './desk/draw.ts';
import type { Ending } from './desk/ending.ts';
import type { Around, DeskEvent, DeskRefusal, Hearing, Machine, Paused } from './desk/events.ts';
import { openMachine, step, withSnapshot } from './desk/machine.ts';
import { type Cut, cutsOf, sealed, settledSegments } from './desk/seal.ts';
import { heldSeconds, passTime, type Reading } from './desk/time.ts';
import { turns } from './desk/turns.ts';
import type { SessionSignal } from './desktop/ports.ts';
import { DiskWatch } from './disk.ts';
import type { DiskTrouble } from './files.ts';
import { Ear, heardBefore } from './heard.ts';
import { Journal } from './journal.ts';
import { toldOfPicture } from './no-picture.ts';
import type { AgentPorts } from './ports.ts';
import { draftRecord, memoText } from './record.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { ClockWatch } from './time.ts';

export interface AgentLook {
  readonly desk: Desk;
  readonly now: Instant;
  readonly ending: Ending | null;
  /** The oldest first. */
  readonly aways: readonly Away[];
  readonly paused: Paused | null;
  readonly disk: DiskTrouble | null;
  readonly freeBytes: number;
  /** Seconds for which no session can start, because the clock was set back over them. */
  readonly heldSeconds: number;
}

/**
 * The shell around a desk's machine: it reads the clocks, hands in what happens, takes the snapshots that are due,
 * and writes down what has changed before it answers.
 */
export class Agent {
  private readonly ports: AgentPorts;
  private readonly clock: ClockWatch;
  private readonly around: Around;
  private readonly disk: DiskWatch;
  private readonly journal: Journal;
  private readonly camera: Camera;
  private readonly inTurn = turns();
  private readonly ear: Ear;
  private machine: Machine;

  private constructor(ports: AgentPorts, machine: Machine, around: Around, clock: ClockWatch) {
    this.ports = ports;
    this.machine = machine;
    this.around = around;
    this.clock = clock;
    this.disk = new DiskWatch(ports.folder, ports.reserveBytes);
    this.journal = new Journal(ports.folder, ports.vault, this.disk, ports.saveEverySeconds);
    this.camera = new Camera(ports);
    this.ear = new Ear(ports.desktop.input, ports.clock.pace ?? 1, () => this.hearInput());
  }

  /** Opens what was left, repairs a death (T5), and listens to the desktop's input. */
  static async open(ports: AgentPorts): Promise<Agent> {
    const { contracts, draw, clock, desktop } = ports;
    const around: Around = {
      draw: remembering(draw),
      contract: (id) => contracts.find(id),
      stallSeconds: clock.stallSeconds,
      touch: () => desktop.away?.read() ?? null,
    };
    const watch = new ClockWatch(clock);
    const machine = openMachine(await Journal.read(ports.folder, ports.vault), watch.read(), around);
    const agent = new Agent(ports, machine, around, watch);
    desktop.session?.onSignal((signal) => agent.hear(signal));
    await agent.tick();
    return agent;
  }

  /**
   * Refusals: the contract's standing, `already-tracking`, `no-such-contract`, `label-required`, `no-such-label`,
   * `clock-went-back`, `disk-full`.
   */
  start(contract: string, memo: string, label: string | null = null): Promise<TrackerRefusal | null> {
    return this.begin({ type: 'start', contract, memo: memoText(memo), label });
  }

  /** Refusal: `not-tracking`. What was paused is forgotten. */
  stop(): Promise<TrackerRefusal | null> {
    return this.deed({ type: 'stop' });
  }

  /** `label` missing: it stays. Refusals: `not-tracking`, `label-required`, `no-such-label`. */
  memo(text: string, label?: string | null): Promise<TrackerRefusal | null> {
    return this.deed({ type: 'memo', memo: memoText(text), ...(label !== undefined && { label }) });
  }

  /** Stops, and remembers what goes on at `goOn`. Refusal: `not-tracking`. */
  pause(): Promise<TrackerRefusal | null> {
    return this.deed({ type: 'pause' });
  }

  /** What was paused, or what the away that begins at `from` broke off. Refusals: of `start`, `nothing-to-go-on`. */
  goOn(from?: Instant): Promise<TrackerRefusal | null> {
    return this.begin(from === undefined ? { type: 'goOn' } : { type: 'goOnAfterAway', from });
  }

  /** The freelancer has said what becomes of the away that begins at `from`. */
  settleAway(from: Instant): Promise<TrackerRefusal | null> {
    return this.deed({ type: 'settleAway', from });
  }

  /** T5: the house told something new of the contracts: a session on one that is not active ends. */
  async heedContracts(): Promise<void> {
    await this.deed({ type: 'heed' });
  }

  /** T1: another tracker of this freelancer went on at `since`. */
  async takenOver(since: Instant): Promise<void> {
    await this.deed({ type: 'takenOver', since });
  }

  /** What the desktop says of itself; resolved: it is written down, and the computer may sleep. */
  async hear(signal: SessionSignal): Promise<void> {
    await this.deed({ type: signal });
  }

  /** Once a second: idle check, snapshot, journal, and the segments that are settled go to the spool. */
  tick(): Promise<void> {
    return this.inTurn(async () => {
      this.happen({ type: 'tick', hearing: this.hearing() });
      await this.keep();
      await this.seal();
    });
  }

  look(): AgentLook {
    if (this.clock.hasPassed(this.machine.time.reading)) this.happen({ type: 'tick', hearing: 'counting' });
    const { desk, time, ending, aways, paused } = this.machine;
    const held = desk.open ? 0 : heldSeconds(time);
    const disk = { disk: this.disk.trouble(), freeBytes: this.disk.freeBytes(time.now) };
    return { desk, now: time.now, ending, aways, paused, ...disk, heldSeconds: held };
  }

  /** Resolves when no snapshot is being taken. */
  captured(): Promise<void> {
    return this.camera.finished();
  }

  /** Ends in good order: a session that runs is stopped, and all is written down. */
  async close(): Promise<void> {
    if (this.machine.desk.open) await this.stop();
    await this.captured();
    await this.tick();
  }

  private begin(event: DeskEvent): Promise<TrackerRefusal | null> {
    return this.inTurn(async () => {
      await this.disk.look();
      return this.disk.trouble() ? this.disk.refusal() : this.done(event);
    });
  }

  private deed(event: DeskEvent): Promise<TrackerRefusal | null> {
    return this.inTurn(() => this.done(event));
  }

  private async done(event: DeskEvent): Promise<TrackerRefusal | null> {
    const refused = this.happen(event);
    const kept = await this.journal.write(this.machine);
    if (refused) return refuse(refused);
    return kept ? null : this.disk.refusal();
  }

  /** Input that the desktop has kept so far comes first, each at its own instant. */
  private happen(event: DeskEvent): DeskRefusal | null {
    this.hearInput();
    return this.step(this.clock.read(), event);
  }

  private hearInput(): void {
    const told = this.ear.take();
    if (told.length === 0) return;
    const { time, desk } = this.machine;
    const secondOf = (reading: Reading): Instant =>
      passTime(time, reading, desk.open !== null, this.around.stallSeconds).time.now;
    for (const { reading, counts } of heardBefore(this.clock.read(), time.reading, told, secondOf))
      this.step(reading, { type: 'input', counts });
  }

  private step(reading: Reading, event: DeskEvent): DeskRefusal | null {
    const { machine, due, refused } = step(this.machine, reading, event, this.around);
    this.machine = machine;
    for (const segment of due) this.snap(segment, machine);
    return refused;
  }

  private hearing(): Hearing {
    const { input } = this.ports.desktop;
    if (!input) return 'unmeasured';
    return input.state() === 'counting' ? 'counting' : 'lost';
  }

  /** T2: looked at in the background; until that is done, the segment is not sealed. */
  private snap(segment: SegmentNumber, { desk, time }: Machine): void {
    const { draw, contracts, captureWithinSeconds } = this.ports;
    const drawn = draw(segment);
    if (time.now - drawn > captureWithinSeconds) return;
    const owner = sessionsOf(desk).find(({ start, end }) => holds({ from: start, to: end }, drawn));
    const contract = owner?.contract ?? '';
    this.camera.take({ segment, contract, pictures: contracts.pictures(contract) }, (snapshot) => {
      this.machine = withSnapshot(this.machine, snapshot, draw);
    });
  }

  /** Nothing is claimed that would not be kept: on a full disk the session ends, and what it has stays in memory. */
  private async keep(): Promise<void> {
    if (!this.journal.isDue(this.machine, this.machine.time.now)) return;
    await this.journal.keep(this.machine, this.machine.time.now);
    if (this.disk.trouble()) this.happen({ type: 'diskFailed' });
  }

  private async seal(): Promise<void> {
    const { now } = this.machine.time;
    for (const segment of settledSegments(this.machine.desk, now)) {
      if (this.camera.isTaking(segment)) return;
      const cuts = cutsOf(this.machine.desk, segment, this.ports.draw);
      if (!(await this.disk.guard(() => this.spoolCuts(cuts)))) return;
      this.machine = { ...this.machine, desk: sealed(this.machine.desk, segment) };
      await this.journal.write(this.machine);
    }
    await this.disk.guard(() => this.camera.keepOnly(this.machine.desk.snapshots));
  }

  private async spoolCuts(cuts: readonly Cut[]): Promise<void> {
    const { freelancer, desktop, contracts, spool } = this.ports;
    for (const cut of cuts) {
      const pictures = contracts.pictures(cut.contract).asked;
      const draft = draftRecord(cut, { freelancer, capabilities: desktop.capabilities, pictures });
      const told = toldOfPicture(cut);
      if (told) await spool.told.add(told);
      await spool.append(draft, draft.pictures.length > 0 ? (cut.snapshot?.pictures ?? []) : []);
    }
    await this.ports.onSealed(cuts);
  }
}
