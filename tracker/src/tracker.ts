import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd } from '@stint/core/segment';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import { DeskDeeds } from './desk-deeds.ts';
import { diskTroubleOf } from './files.ts';
import { House } from './house.ts';
import { Presence } from './presence.ts';
import type { PrivacyRules, Region } from './privacy/rules.ts';
import { PrivateWindow } from './private-window.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { openRooms, type Rooms, type TrackerPorts } from './rooms.ts';
import type { Settings } from './settings.ts';
import type { SignInPage } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';
import type { Waiting } from './spool/page.ts';
import type { Status } from './status-page.ts';
import { trackerStatus } from './tracker-status.ts';
import { type Held, type Pass, Uploader } from './upload/uploader.ts';

/**
 * One tracker: agent, spool and uploader around one folder. It has no timer of its own: whoever opens it calls
 * `tick` once a second, `ask` now and then, and `pass` when something waits.
 */
export class Tracker {
  private readonly ports: TrackerPorts;
  private readonly rooms: Rooms;
  private readonly house: House;
  private readonly uploader: Uploader;
  private readonly presence: Presence;
  private readonly deeds: DeskDeeds;
  private readonly privateWindow: PrivateWindow;
  /** The desk's own time, as of the last tick or pass. */
  private deskNow: Instant;
  /** How many may leave: more of them is work. */
  private ready = 0;
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
    const { spool } = rooms;
    this.deskNow = rooms.agent.look().now;
    const { vault } = ports;
    const deskNow = (): number => this.deskNow;
    const privateWindow = new PrivateWindow({ ...rooms, vault, now: deskNow });
    this.privateWindow = privateWindow;
    const isReady = (waiting: Waiting): boolean => privateWindow.isOver(waiting);
    this.uploader = new Uploader({ spool, vault, house: client, now, isReady, patienceSeconds: 60 });
    const device = (): string => this.signedIn.device;
    this.presence = new Presence({ client, device, skewSeconds: () => this.house.skewSeconds });
    const { house, presence } = this;
    this.deeds = new DeskDeeds({ ...rooms, house, presence, client, device, now });
  }

  static async open(ports: TrackerPorts): Promise<Tracker> {
    let tracker: Tracker | null = null;
    const rooms = await openRooms(ports, () => tracker?.work());
    tracker = new Tracker(ports, rooms);
    const { deeds } = tracker;
    ports.desktop.pauseKey?.onPress(() => void deeds.pauseKey());
    return tracker;
  }

  /** Refusals: as of `Agent.start`, `clock-differs`, `tracking-elsewhere`. */
  start(contract: string, memo: string): Promise<TrackerRefusal | null> {
    return this.deeds.start(contract, memo);
  }

  /** T1: as `start`; a session of another tracker of the same freelancer ends at that instant. */
  takeOver(contract: string, memo: string): Promise<TrackerRefusal | null> {
    return this.deeds.start(contract, memo, true);
  }

  stop(): Promise<TrackerRefusal | null> {
    return this.deeds.stop();
  }

  memo(text: string): Promise<TrackerRefusal | null> {
    return this.deeds.memo(text);
  }

  /** Stops at once, and remembers what goes on. Refusal: `not-tracking`. */
  pause(): Promise<TrackerRefusal | null> {
    return this.deeds.pause();
  }

  /** Refusals: as of `start`, and `nothing-to-go-on`. */
  goOn(): Promise<TrackerRefusal | null> {
    return this.deeds.goOn();
  }

  /** The one key: `pause`, or `goOn` with what is paused. */
  pauseKey(): Promise<TrackerRefusal | null> {
    return this.deeds.pauseKey();
  }

  /** M5: `status().away` becomes manual time, as much as is offered. Refusals: as of `DeskDeeds.claimAway`. */
  claimAway(memo: string): Promise<TrackerRefusal | null> {
    return this.deeds.claimAway(memo);
  }

  /** `status().away` is not wanted. Refusal: `nothing-away`. */
  dropAway(): Promise<TrackerRefusal | null> {
    return this.deeds.dropAway();
  }

  /** Goes on with what `status().away` broke off; it is then decided. Refusals: as of `goOn`, `nothing-away`. */
  goOnAfterAway(): Promise<TrackerRefusal | null> {
    return this.deeds.goOnAfterAway();
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
    await this.rooms.spool.owing.settle(contract, segment);
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
  async tick(): Promise<void> {
    await this.rooms.agent.tick();
    this.deeds.follow();
    this.deskNow = this.rooms.agent.look().now;
    const ready = this.rooms.spool.all().filter((each) => this.privateWindow.isOver(each)).length;
    if (ready > this.ready) this.work();
    this.ready = ready;
    this.ports.desktop.pauseKey?.hold(this.settings().pauseKey);
  }

  /** Resolves when no picture is being taken: the next tick can seal what was waiting for it. */
  captured(): Promise<void> {
    return this.rooms.agent.captured();
  }

  /** Asks the house for contracts and sums, and ends a session whose contract is not active any more (T5). */
  async ask(): Promise<void> {
    await this.house.ask(() => this.chosen());
    await this.rooms.agent.heedContracts();
    if (this.house.line === 'online') await this.deeds.meet();
  }

  /** Brings all that can be brought now. */
  async pass(): Promise<Pass> {
    this.deskNow = this.rooms.agent.look().now;
    const pass = await this.uploader.pass().catch((error: unknown) => {
      // A full disk cannot note what the house has taken: it is brought again, and is the same there.
      if (diskTroubleOf(error) === null) throw error;
      return { sent: 0, line: this.house.line, held: this.held };
    });
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

  /** The freelancer's private rules. No message of the house reads or changes them. */
  rules(): PrivacyRules {
    return this.rooms.rules.get();
  }

  setRules(rules: PrivacyRules): Promise<void> {
    return this.rooms.rules.set(rules);
  }

  /** WebP, while the segment is here; its thumbnail also once it was sent. Null: there is none. */
  picture(
    contract: string,
    segment: SegmentNumber,
    monitor: number,
    kind: 'picture' | 'thumbnail',
  ): Promise<Uint8Array | null> {
    return this.privateWindow.picture(contract, segment, monitor, kind);
  }

  /** Blurs it for good, before it is sent. P7 counts how much. Refusals: `private-window-over`, `no-picture`. */
  blurPicture(
    contract: string,
    segment: SegmentNumber,
    regions: readonly Region[] | 'whole',
  ): Promise<TrackerRefusal | null> {
    return this.privateWindow.blur(contract, segment, regions);
  }

  /** P7: the segment is sent without it. Refusals: `private-window-over`, `no-picture`. */
  removePicture(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    return this.privateWindow.removePicture(contract, segment);
  }

  /** Ends its private window. Refusal: `private-window-over`. */
  async sendNow(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    const refusal = await this.privateWindow.release(contract, segment);
    this.work();
    return refusal;
  }

  /** The freelancer agrees that a contract's terms ask for less privacy than before (`status().windows`). */
  async agreeWindow(contract: string): Promise<void> {
    await this.rooms.contracts.agree(contract);
    this.work();
  }

  /** Erases what was put aside (`status().aside`). Refusal: `no-such-segment`. */
  async eraseAside(contract: string, segment: SegmentNumber): Promise<TrackerRefusal | null> {
    return (await this.rooms.spool.aside.erase(contract, segment)) ? null : refuse('no-such-segment');
  }

  status(): Status {
    const { ports, rooms, house, presence, privateWindow, held, update, signInPage: signIn } = this;
    const bringing = this.uploader.bringing();
    const chosen = this.chosen();
    return trackerStatus({
      ports,
      rooms,
      house,
      presence,
      privateWindow,
      bringing,
      held,
      update,
      signIn,
      chosen,
    });
  }

  /** Of the segment that `status().last` tells of. */
  async thumbnail(): Promise<Uint8Array | null> {
    const [newest] = this.rooms.last.all();
    return newest ? this.picture(newest.contract, newest.segment, 0, 'thumbnail') : null;
  }

  /** Stops a session that runs and writes all down. What waits is sent when the tracker runs again. */
  async close(): Promise<void> {
    await this.rooms.agent.close();
    this.deeds.follow();
    await this.presence.told();
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
