import type { Instant } from '@stint/core/instant';
import type { Status } from '@stint/tracker/status-page';
import { type HandDesktop, handDesktop } from '@stint/tracker/testing/hand-desktop';
import { testVault } from '@stint/tracker/testing/vault';
import { ANA } from '@stint/tracker/testing/world';
import type { DeskClock } from '@stint/tracker/time';
import { Tracker } from '@stint/tracker/tracker';
import { Comparison } from './comparison.ts';
import type { Dice } from './dice.ts';
import type { DaysHouse } from './house.ts';
import type { Oracle } from './oracle.ts';
import type { SmallDisk } from './small-disk.ts';

export interface ComputerOptions {
  readonly name: string;
  readonly device: string;
  readonly disk: SmallDisk;
  readonly house: DaysHouse;
  readonly dice: Dice;
  /** Whether the desktop says when it sleeps; whether its watch stands still in sleep. */
  readonly speaks: boolean;
  readonly watchStops: boolean;
  /** The control: the clock that the tracker is given, in place of the true one. */
  readonly lie: ((clock: DeskClock) => DeskClock) | undefined;
}

/** Seconds between two writings of the journal while input comes: so much a death may forget. */
const SAVE_SECONDS = 60;
/** And so long may it stand still before that is seen. */
const STALL_SECONDS = 65;
const REST_BETWEEN_LOOKS = 20;
const RESERVE_BYTES = 256 * 1024;

/**
 * One of Ana's computers: its clocks, its power, its network and its disk, and the real tracker on it. Everything that
 * happens goes to the tracker and to the oracle alike; what the tracker then says is compared at once.
 */
export class Computer {
  readonly comparison: Comparison;
  readonly options: ComputerOptions;
  tracker: Tracker | null = null;
  isAsleep = false;
  isOnline = true;
  diskFullAt: Instant | null = null;
  private desktop: HandDesktop | null = null;
  private offset = 0;
  private watch = 0;
  private slept = 0;
  private nextLook = 0;
  private frozenUntil = 0;
  private ticks = 0;

  constructor(options: ComputerOptions) {
    this.options = options;
    this.comparison = new Comparison({ ...options, forgets: SAVE_SECONDS + STALL_SECONDS });
  }

  get oracle(): Oracle {
    return this.comparison.oracle;
  }

  wall(): Instant {
    return this.options.house.now + this.offset;
  }

  status(): Status {
    if (!this.tracker) throw new Error('nobody asks a tracker that does not run');
    this.look();
    return this.tracker.status();
  }

  isReady(): boolean {
    return this.tracker !== null && !this.isAsleep && this.frozenUntil <= this.options.house.now;
  }

  isLost(): boolean {
    return this.desktop?.input?.state() === 'lost';
  }

  /** True seconds pass. */
  async pass(seconds = 1): Promise<void> {
    if (this.isAsleep && this.options.watchStops) {
      this.slept += seconds;
      return;
    }
    this.watch += seconds;
    this.oracle.second(seconds);
    if (!this.isReady() || this.options.house.now < this.nextLook) return;
    await this.tick();
  }

  async tick(): Promise<void> {
    const { dice, house } = this.options;
    this.look();
    await this.tracker?.tick();
    this.nextLook = house.now + (this.oracle.tracking() ? dice.whole(1, 2) : REST_BETWEEN_LOOKS);
    this.ticks += 1;
    if (this.oracle.isUntold() || this.diskFullAt !== null || this.ticks % 60 === 0) this.compare();
  }

  /** The house is asked, and what waits is brought. */
  async speak(): Promise<void> {
    if (!this.tracker || !this.isReady()) return;
    this.look();
    await this.tracker.ask();
    if (this.isOnline) this.comparison.heard(this.tracker.status());
    this.compare();
    await this.tracker.pass();
    if (this.diskFullAt !== null) return; // what cannot be written down is brought again, and told then
    this.comparison.brought(this.tracker.status());
    await this.tracker.read();
  }

  async power(): Promise<void> {
    const { name, device, disk, house, watchStops } = this.options;
    this.isAsleep = false;
    this.desktop = handDesktop();
    const clock: DeskClock = {
      now: () => this.wall(),
      steady: () => this.watch,
      ...(watchStops ? { slept: () => this.slept } : {}),
    };
    const dead = this.oracle.tracking();
    this.tracker = await Tracker.open({
      folder: disk.folder,
      signedIn: {
        house: 'http://house.test',
        token: device,
        device,
        person: ANA,
        name: 'Ana Duarte',
        snapshotSeed: Buffer.alloc(32, 7).toString('base64url'),
      },
      clock: this.options.lie?.(clock) ?? clock,
      desktop: this.desktop,
      vault: testVault(),
      fetch: house.fetchFor({ device, name, isOnline: () => this.isOnline }),
      saveEverySeconds: SAVE_SECONDS,
      reserveBytes: RESERVE_BYTES,
    });
    if (dead) this.comparison.buried(this.tracker.status());
    await this.tick();
  }

  types(): void {
    this.look();
    this.desktop?.type();
    this.oracle.input();
    if (this.oracle.isUntold()) this.compare();
  }

  /** T1, T5: what a Start is answered; the oracle follows it, where it is lawful. */
  async starts(
    deed: (tracker: Tracker) => Promise<{ refused: string } | null>,
    { settlesAway } = { settlesAway: false },
  ): Promise<string> {
    const { tracker, comparison } = this;
    if (!tracker) return 'no-tracker';
    this.look();
    this.compare();
    const { away } = tracker.status();
    const refusal = await deed(tracker);
    if (refusal) comparison.refused(refusal.refused);
    else comparison.started(tracker.status(), { wall: this.wall(), away: settlesAway ? null : away });
    this.compare();
    return refusal?.refused ?? 'done';
  }

  async stops(deed: (tracker: Tracker) => Promise<unknown>): Promise<void> {
    if (!this.tracker) return;
    this.look();
    this.compare();
    await deed(this.tracker);
    this.oracle.stopped();
    this.compare();
  }

  async signals(
    signal: 'locked' | 'unlocked' | 'sleeping' | 'woke' | 'ending',
    reason?: string,
  ): Promise<void> {
    this.look();
    this.compare();
    await this.desktop?.signal(signal);
    if (reason !== undefined) this.oracle.broken(reason);
    this.compare();
  }

  async sleeps(): Promise<void> {
    this.comparison.count('sleep');
    if (this.options.speaks && this.tracker) await this.signals('sleeping', 'asleep');
    this.isAsleep = true;
  }

  async wakes(): Promise<void> {
    this.isAsleep = false;
    if (this.options.speaks && this.tracker) await this.signals('woke');
    this.nextLook = this.options.house.now + 1;
  }

  freezes(seconds: number): void {
    this.comparison.count('freeze');
    this.frozenUntil = this.options.house.now + seconds;
  }

  /** SIGKILL, or the power: nothing but the disk is left. */
  async dies(): Promise<void> {
    this.comparison.count('kill');
    await this.tick();
    this.oracle.dies();
    this.tracker = null;
    this.desktop = null;
  }

  async logsOut(): Promise<void> {
    if (!this.tracker) return;
    this.comparison.count('log-out');
    await this.signals('ending', 'logged-out');
    await this.tracker.close();
    this.tracker = null;
  }

  setsClock(offset: number): void {
    this.comparison.count(offset < this.offset ? 'clock set back' : 'clock set forward');
    this.offset = offset;
  }

  hears(state: 'counting' | 'lost'): void {
    if (state === 'lost') this.comparison.count('display lost');
    this.desktop?.become(state);
  }

  async fillDisk(isFull: boolean): Promise<void> {
    const { disk, house } = this.options;
    if (isFull === (this.diskFullAt !== null)) return;
    if (isFull) this.comparison.count('disk full');
    await disk.fill(isFull);
    this.diskFullAt = isFull ? house.now : null;
    if (!isFull && this.isReady()) await this.tick();
  }

  private look(): void {
    this.oracle.look(this.wall(), this.watch);
  }

  private compare(): void {
    if (this.tracker) this.comparison.compare(this.tracker.status(), this.diskFullAt);
  }
}
