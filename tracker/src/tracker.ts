import type { Instant } from '@stint/core/instant';
import type { ClientOptions } from '@stint/wire/client';
import { DeskSessions } from './desk/desk-sessions.ts';
import { DeskDeeds } from './desk-deeds.ts';
import { diskTroubleOf } from './files.ts';
import { House } from './house.ts';
import { PrivateWindow } from './private-window.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { openRooms, type Rooms, type TrackerPorts } from './rooms.ts';
import { SegmentDeeds } from './segment-deeds.ts';
import type { Settings } from './settings.ts';
import type { SignInPage } from './sign-in.ts';
import type { SignedIn } from './signed-in.ts';
import type { Waiting } from './spool/page.ts';
import type { Status } from './status-page.ts';
import { trackerStatus } from './tracker-status.ts';
import type { Pass } from './upload/stop.ts';
import { Uploader } from './upload/uploader.ts';

/**
 * One tracker: agent, spool and uploader around one folder. It has no timer of its own: whoever opens it calls
 * `tick` once a second, `ask` now and then, and `pass` when something waits.
 */
export class Tracker extends SegmentDeeds {
  private readonly ports: TrackerPorts;
  private readonly house: House;
  private readonly uploader: Uploader;
  private readonly deskSessions: DeskSessions;
  private readonly deeds: DeskDeeds;
  protected readonly privateWindow: PrivateWindow;
  /** The desk's own time, as of the last tick or pass. */
  private deskNow: Instant;
  /** How many may leave: more of them is work. */
  private ready = 0;
  private signedIn: SignedIn;
  private signInPage: SignInPage | null = null;
  private update: Status['update'] = null;
  private onReady: () => void = () => undefined;
  private choice: string | null = null;
  private held: Pass['held'] = [];

  private constructor(ports: TrackerPorts, rooms: Rooms) {
    super(rooms);
    this.ports = ports;
    this.signedIn = ports.signedIn;
    const client = (): ClientOptions => this.client();
    const now = (): number => ports.clock.now();
    this.house = new House({ ...rooms, client, now });
    this.deskNow = rooms.agent.look().now;
    const { vault } = ports;
    this.privateWindow = new PrivateWindow({ ...rooms, vault, now: () => this.deskNow });
    const isReady = (waiting: Waiting): boolean => this.privateWindow.isOver(waiting);
    const { spool, last } = rooms;
    this.uploader = new Uploader({ spool, last, vault, house: client, now, isReady, patienceSeconds: 60 });
    const device = (): string => this.signedIn.device;
    const skewSeconds = (): number => this.house.skewSeconds;
    const deskSessions = new DeskSessions({ client, device, skewSeconds });
    this.deskSessions = deskSessions;
    this.deeds = new DeskDeeds({ ...rooms, house: this.house, deskSessions, client, device, now });
  }

  static async open(ports: TrackerPorts): Promise<Tracker> {
    let tracker: Tracker | null = null;
    const rooms = await openRooms(ports, () => tracker?.work());
    tracker = new Tracker(ports, rooms);
    ports.desktop.pauseKey?.onPress(() => void tracker?.deeds.pauseKey());
    return tracker;
  }

  /** Refusals: as of `Agent.start`, `clock-differs`, `tracking-elsewhere`. */
  start(contract: string, memo: string, label: string | null = null): Promise<TrackerRefusal | null> {
    return this.deeds.start(contract, memo, { label });
  }

  /** T1: as `start`; a session of another tracker of the same freelancer ends at that instant. */
  takeOver(contract: string, memo: string, label: string | null = null): Promise<TrackerRefusal | null> {
    return this.deeds.start(contract, memo, { label, takeOver: true });
  }

  stop(): Promise<TrackerRefusal | null> {
    return this.deeds.stop();
  }

  /** `label` missing: it stays. */
  memo(text: string, label?: string | null): Promise<TrackerRefusal | null> {
    return this.deeds.memo(text, label);
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

  /** `work` is called whenever there is something new to bring. */
  onWork(work: () => void): void {
    this.onReady = work;
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
    await this.ports.pinned?.look();
    await this.house.ask(() => this.chosen());
    await this.rooms.agent.heedContracts();
    if (this.house.line === 'online') await this.deeds.meet();
  }

  /** Brings all that can be brought now. */
  async pass(): Promise<Pass> {
    this.deskNow = this.rooms.agent.look().now;
    await this.ports.pinned?.look();
    const pass = await this.uploader.pass().catch((error: unknown) => {
      // A full disk cannot note what the house has taken: it is brought again, and is the same there.
      if (diskTroubleOf(error) === null) throw error;
      return { sent: 0, line: this.house.line, held: this.held };
    });
    this.held = pass.held;
    this.house.line = pass.line;
    return pass;
  }

  /** Signed in again: as the same person, perhaps as another device. Refusals: `other-person`, `other-draw`. */
  async signInAgain(signedIn: SignedIn): Promise<TrackerRefusal | null> {
    const { person, snapshotSeed } = this.ports.signedIn;
    if (signedIn.person !== person) return refuse('other-person');
    // T2: the instants of one freelancer are drawn once, by whatever house says otherwise.
    if (signedIn.snapshotSeed !== snapshotSeed) return refuse('other-draw');
    await this.rooms.spool.moveTo(signedIn.device);
    this.signedIn = signedIn;
    this.house.line = 'offline';
    this.work();
    return null;
  }

  /** The freelancer agrees that what answers at the house's address now is the house (`status().pin`). */
  async agreeHouse(): Promise<void> {
    this.ports.pinned?.agree();
    this.work();
    await this.ask();
  }

  settings(): Settings {
    return this.rooms.settings.get();
  }

  setSettings(settings: Settings): Promise<void> {
    return this.rooms.settings.set(settings);
  }

  status(): Status {
    const { ports, rooms, house, deskSessions, privateWindow, deeds } = this;
    const { held, update, signInPage: signIn } = this;
    const parts = { ports, rooms, house, deskSessions, privateWindow, held, update, signIn };
    const bringing = this.uploader.bringing();
    return trackerStatus({ ...parts, bringing, keySaid: deeds.keySaid, chosen: this.chosen() });
  }

  /** Stops a session that runs and writes all down. What waits is sent when the tracker runs again. */
  async close(): Promise<void> {
    await this.rooms.agent.close();
    this.deeds.follow();
    await this.deskSessions.told();
  }

  /** The house, with this device's token. */
  client(): ClientOptions {
    const { fetch, pinned } = this.ports;
    return { house: this.signedIn.house, fetch: pinned?.fetch ?? fetch, token: this.signedIn.token };
  }

  protected work(): void {
    this.onReady();
  }

  protected now(): number {
    return this.ports.clock.now();
  }

  private chosen(): string | null {
    const { agent, contracts, recent } = this.rooms;
    const id = agent.look().desk.open?.contract ?? this.choice ?? recent.contract();
    return id ?? contracts.all()[0]?.id ?? null;
  }
}
