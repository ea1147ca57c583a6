import { join } from 'node:path';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import { Agent } from './agent.ts';
import { ContractBook } from './contracts.ts';
import type { Desktop } from './desktop/detect.ts';
import { privateFolder } from './files.ts';
import { House } from './house.ts';
import { LastKept } from './last.ts';
import { RecentWork } from './recent-work.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import type { SignInPage } from './sign-in.ts';
import { drawOf, type SignedIn } from './signed-in.ts';
import { Spool } from './spool/spool.ts';
import { statusOf } from './status.ts';
import type { Status } from './status-page.ts';
import type { DeskClock } from './time.ts';
import { type Held, type Pass, Uploader } from './upload/uploader.ts';

export interface TrackerPorts {
  /** Its own folder, made 0700 when missing. Hold its lock before. */
  readonly folder: string;
  readonly signedIn: SignedIn;
  readonly clock: DeskClock;
  readonly desktop: Desktop;
  readonly fetch: typeof fetch;
  /** Missing: 5. */
  readonly saveEverySeconds?: number;
  /** Missing: 5. */
  readonly captureWithinSeconds?: number;
  /** Missing: 32 MiB. */
  readonly reserveBytes?: number;
}

const RESERVE_BYTES = 32 * 1024 * 1024;
const SKEW_SECONDS = 300;

interface Rooms {
  readonly contracts: ContractBook;
  readonly spool: Spool;
  readonly last: LastKept;
  readonly recent: RecentWork;
  readonly agent: Agent;
}

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
    const { folder, signedIn } = ports;
    let tracker: Tracker | null = null;
    await privateFolder(folder);
    const contracts = await ContractBook.open(join(folder, 'contracts.json'));
    const spool = await Spool.open(join(folder, 'spool'), signedIn.device);
    const last = await LastKept.open(folder);
    const agent = await Agent.open({
      folder,
      clock: ports.clock,
      draw: drawOf(signedIn),
      desktop: ports.desktop,
      freelancer: signedIn.person,
      spool,
      contracts,
      saveEverySeconds: ports.saveEverySeconds ?? 5,
      captureWithinSeconds: ports.captureWithinSeconds ?? 5,
      reserveBytes: ports.reserveBytes ?? RESERVE_BYTES,
      onSealed: async (cuts) => {
        await last.keep(cuts, contracts);
        tracker?.work();
      },
    });
    const recent = await RecentWork.open(join(folder, 'recent.json'));
    tracker = new Tracker(ports, { contracts, spool, last, recent, agent });
    return tracker;
  }

  /** Refusals: as of `Agent.start`, and `clock-differs`. */
  async start(contract: string, memo: string): Promise<TrackerRefusal | null> {
    if (Math.abs(this.house.skewSeconds) > SKEW_SECONDS) return refuse('clock-differs');
    const refusal = await this.rooms.agent.start(contract, memo);
    if (!refusal) await this.rooms.recent.note(contract, memo);
    return refusal;
  }

  stop(): Promise<TrackerRefusal | null> {
    return this.rooms.agent.stop();
  }

  async memo(text: string): Promise<TrackerRefusal | null> {
    const refusal = await this.rooms.agent.memo(text);
    const open = this.rooms.agent.look().desk.open;
    if (!refusal && open) await this.rooms.recent.note(open.contract, text);
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

  status(): Status {
    const { agent, contracts, spool, last, recent } = this.rooms;
    const kept = last.get();
    const names = (id: string): { contract: string; title: string; client: string } => {
      const known = contracts.find(id);
      return { contract: id, title: known?.title ?? id, client: known?.organisation.name ?? '' };
    };
    const { input, capabilities } = this.ports.desktop;
    return statusOf({
      look: agent.look(),
      contracts: contracts.all(),
      sums: this.house.sums?.contract === this.chosen() ? this.house.sums : null,
      last: kept,
      lastWaits: kept !== null && spool.find(kept.contract, kept.segment) !== null,
      rest: {
        name: this.ports.signedIn.name,
        house: this.ports.signedIn.house,
        chosen: this.chosen(),
        recentMemos: recent.memos(),
        line: this.house.line,
        signIn: this.signInPage,
        waiting: spool.count(),
        held: this.held,
        told: spool.told.all().map((told) => ({ ...told, ...names(told.contract) })),
        counting: input === null ? 'unmeasured' : input.state(),
        note: capabilities.note ?? null,
        skewSeconds: this.house.skewSeconds,
        capabilities,
        away: null,
        paused: null,
        elsewhere: null,
        spool: {
          bytes: 0,
          freeBytes: 0,
          reserveBytes: this.ports.reserveBytes ?? RESERVE_BYTES,
          bringing: null,
        },
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
