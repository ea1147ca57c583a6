import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import { namesOf } from './contracts.ts';
import { House } from './house.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { openRooms, RESERVE_BYTES, type Rooms, type TrackerPorts } from './rooms.ts';
import type { Settings } from './settings.ts';
import type { SignInPage } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';
import { statusOf } from './status.ts';
import type { Status } from './status-page.ts';
import { type Held, type Pass, Uploader } from './upload/uploader.ts';

const SKEW_SECONDS = 300;

/**
 * One tracker: agent, spool and uploader around one folder. It has no timer of its own: whoever opens it calls
 * `tick` once a second, `ask` now and then, and `pass` when something waits.
 */
export class Tracker {
  private readonly ports: TrackerPorts;
  private readonly rooms: Rooms;
  private readonly house: House;
  private readonly uploader: Uploader;
  private signedIn: SignedIn;
  private signInPage: SignInPage | null = null;
  private update: Status['update'] = null;
  private work: () => void = () => undefined;
  private choice: string | null = null;
  private held: readonly Held[] = [];

  private constructor(ports: TrackerPorts, rooms: Rooms) {
    this.ports = ports;
    this.rooms = rooms;
    this.signedIn = ports.signedIn;
    const client = (): ClientOptions => this.client();
    const now = (): number => ports.clock.now();
    this.house = new House({ contracts: rooms.contracts, client, now });
    this.uploader = new Uploader({ spool: rooms.spool, house: client, now, patienceSeconds: 60 });
  }

  static async open(ports: TrackerPorts): Promise<Tracker> {
    let tracker: Tracker | null = null;
    const rooms = await openRooms(ports, () => tracker?.work());
    tracker = new Tracker(ports, rooms);
    return tracker;
  }

  /** Refusals: as of `Agent.start`, and `clock-differs`. */
  async start(contract: string, memo: string): Promise<TrackerRefusal | null> {
    if (Math.abs(this.house.skewSeconds) > SKEW_SECONDS) return refuse('clock-differs');
    const refusal = await this.rooms.agent.start(contract, memo);
    if (!refusal) await this.rooms.recent.note(contract, memo, this.ports.clock.now());
    return refusal;
  }

  stop(): Promise<TrackerRefusal | null> {
    return this.rooms.agent.stop();
  }

  async memo(text: string): Promise<TrackerRefusal | null> {
    const refusal = await this.rooms.agent.memo(text);
    const open = this.rooms.agent.look().desk.open;
    if (!refusal && open) await this.rooms.recent.note(open.contract, text, this.ports.clock.now());
    return refusal;
  }

  /**
   * C3: deletes a segment that is over. One that still waits here loses its pictures at once; its tombstone follows
   * when the house knows its record. Refusals: `segment-running`, `house-unreachable`, and the house's own.
   */
  async delete(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    if (this.ports.clock.now() < segmentEnd(segment)) return refuse('segment-running');
    if (!(await this.rooms.spool.delete(contract, segment))) {
      const refusal = await this.deleteThere(contract, segment);
      if (refusal) return refusal;
    }
    await this.rooms.last.forget(contract, segment);
    this.work();
    return null;
  }

  /** `work` is called whenever there is something new to bring. */
  onWork(work: () => void): void {
    this.work = work;
  }

  /** The page on which it can be signed in again; null when there is none. */
  showSignIn(page: SignInPage | null): void {
    this.signInPage = page;
  }

  /** A newer tracker, its list proven. */
  showUpdate(update: Status['update']): void {
    this.update = update;
  }

  /** What the freelancer has read is told no more. */
  async read(): Promise<void> {
    await this.rooms.spool.told.clear();
  }

  /** The contract whose sums are shown while nothing is tracked. */
  choose(contract: string): void {
    this.choice = contract;
  }

  /** Once a second. */
  tick(): Promise<void> {
    return this.rooms.agent.tick();
  }

  /** Resolves when no picture is being taken: the next tick can seal what was waiting for it. */
  captured(): Promise<void> {
    return this.rooms.agent.captured();
  }

  /** Asks the house for contracts and sums, and ends a session whose contract is not active any more (T5). */
  async ask(): Promise<void> {
    await this.house.ask(() => this.chosen());
    await this.rooms.agent.heedContracts();
  }

  /** Brings all that can be brought now. */
  async pass(): Promise<Pass> {
    const pass = await this.uploader.pass();
    this.held = pass.held;
    this.house.line = pass.line;
    return pass;
  }

  /** Signed in again: as the same person, perhaps as another device. Refusal: `other-person`. */
  async signInAgain(signedIn: SignedIn): Promise<TrackerRefusal | null> {
    if (signedIn.person !== this.ports.signedIn.person) return refuse('other-person');
    await this.rooms.spool.moveTo(signedIn.device);
    this.signedIn = signedIn;
    this.house.line = 'offline';
    this.work();
    return null;
  }

  settings(): Settings {
    return this.rooms.settings.get();
  }

  setSettings(settings: Settings): Promise<void> {
    return this.rooms.settings.set(settings);
  }

  status(): Status {
    const { agent, contracts, spool, last, recent, settings } = this.rooms;
    const kept = last.get();
    const { input, capabilities } = this.ports.desktop;
    return statusOf({
      look: agent.look(),
      contracts: contracts.all(),
      chosen: this.chosen(),
      recent,
      sums: this.house.sums?.contract === this.chosen() ? this.house.sums : null,
      finished: kept ? [{ ...kept, waits: spool.find(kept.contract, kept.segment) !== null }] : [],
      rest: {
        name: this.ports.signedIn.name,
        house: this.ports.signedIn.house,
        line: this.house.line,
        signIn: this.signInPage,
        waiting: spool.count(),
        held: this.held,
        told: spool.told.all().map((told) => ({ ...told, ...namesOf(contracts.all(), told.contract) })),
        counting: input === null ? 'unmeasured' : input.state(),
        note: capabilities.note ?? null,
        skewSeconds: this.house.skewSeconds,
        capabilities,
        away: null,
        paused: null,
        elsewhere: null,
        spool: spoolNow(this.ports.reserveBytes ?? RESERVE_BYTES),
        pin: null,
        keyKept: null,
        windows: [],
        update: this.update,
        settings: settings.get(),
      },
    });
  }

  thumbnail(): Promise<Uint8Array | null> {
    return this.rooms.last.thumbnail();
  }

  /** Stops a session that runs and writes all down. What waits is sent when the tracker runs again. */
  close(): Promise<void> {
    return this.rooms.agent.close();
  }

  /** The house, with this device's token. */
  client(): ClientOptions {
    return { house: this.signedIn.house, fetch: this.ports.fetch, token: this.signedIn.token };
  }

  private chosen(): string | null {
    const { agent, contracts, recent } = this.rooms;
    const id = agent.look().desk.open?.contract ?? this.choice ?? recent.contract();
    return id ?? contracts.all()[0]?.id ?? null;
  }

  private async deleteThere(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    try {
      await call(this.client(), deleteSegment, { params: { contract, segment } });
      return null;
    } catch (fault) {
      if (fault instanceof Unreachable) return refuse('house-unreachable');
      if (fault instanceof Refused) return refuse('house-refused', fault.letter.message);
      throw fault;
    }
  }
}

function spoolNow(reserveBytes: number): Status['spool'] {
  return { bytes: 0, freeBytes: 0, reserveBytes, bringing: null };
}
