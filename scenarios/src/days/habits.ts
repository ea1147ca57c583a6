import type { Computer } from './computer.ts';
import type { Dice } from './dice.ts';

const MINUTE = 60;
const HOUR = 3600;

/**
 * What Ana does at one of her computers, and what happens to it, drawn by dice: every few minutes something. She is
 * at one computer at a time; the other goes on as she left it.
 */
export class Habits {
  private readonly computers: readonly [Computer, Computer];
  private readonly contracts: readonly [string, ...string[]];
  private readonly dice: Dice;
  private at: Computer;
  private nextDeed = 0;
  private nextInput = 0;
  private awayUntil = 0;
  private returns: (() => Promise<void>)[] = [];
  private mends: { readonly at: number; readonly deed: () => Promise<void> }[] = [];
  private nextFault = 0;
  private nextWord = 0;

  constructor(
    computers: readonly [Computer, Computer],
    contracts: readonly [string, ...string[]],
    dice: Dice,
  ) {
    this.computers = computers;
    this.contracts = contracts;
    this.dice = dice;
    this.at = computers[0];
  }

  /** One true second at `now`. */
  async second(now: number): Promise<void> {
    for (const { deed } of this.mends.filter(({ at }) => at <= now)) await deed();
    this.mends = this.mends.filter(({ at }) => at > now);
    if (now >= this.nextFault) {
      this.nextFault = now + this.dice.gap(25 * MINUTE);
      await this.fail(now);
    }
    if (now >= this.nextWord) {
      this.nextWord = now + this.dice.whole(40, 80);
      for (const computer of this.computers) await computer.speak();
    }
    if (now < this.awayUntil) return;
    for (const back of this.returns.splice(0)) await back();
    if (now >= this.nextInput) {
      this.nextInput = now + this.dice.gap(this.dice.once(30) ? 6 * MINUTE : 25);
      if (this.at.isReady() && !this.at.isLost()) this.at.types();
    }
    if (now >= this.nextDeed) {
      this.nextDeed = now + this.dice.gap(6 * MINUTE);
      await this.do(now);
    }
  }

  /** The day is over: every session ends, one way or another, and so does whatever was broken. */
  async goHome(): Promise<void> {
    for (const { deed } of this.mends.splice(0)) await deed();
    for (const back of this.returns.splice(0)) await back();
    this.awayUntil = 0;
    for (const computer of this.computers) {
      if (!computer.isReady()) continue;
      const how = this.dice.whole(1, 8);
      if (how === 1) await computer.dies();
      else if (how <= 3) await computer.sleeps();
      else if (how <= 6) await computer.logsOut();
      else await computer.stops((tracker) => tracker.stop());
    }
  }

  async comeBack(): Promise<void> {
    for (const computer of this.computers) {
      if (computer.isAsleep) await computer.wakes();
      if (!computer.tracker) await computer.power();
    }
  }

  private async do(now: number): Promise<void> {
    const { at, dice } = this;
    if (!at.isReady()) return;
    if (!at.oracle.tracking()) return this.begin();
    const what = dice.whole(1, 20);
    if (what <= 4) await at.stops((tracker) => tracker.stop());
    else if (what <= 7) await at.stops((tracker) => tracker.pause());
    else if (what <= 10) await at.starts((tracker) => tracker.start(this.contract(), `Work ${what}`));
    else if (what === 11) await at.tracker?.memo(`Still at it, ${dice.whole(1, 9)}`);
    else if (what <= 14) this.awayUntil = now + dice.whole(3 * MINUTE, 40 * MINUTE);
    else if (what <= 16) await this.lock(now);
    else if (what === 17) await this.sleep(now);
    else if (what === 18) await at.stops((tracker) => tracker.pauseKey());
    else await this.move();
  }

  /** With nothing tracked: what is left is decided, and something is begun. */
  private async begin(): Promise<void> {
    const { at, dice } = this;
    const { away, paused } = at.status();
    if (away && dice.once(2)) await this.decide();
    if (dice.once(10)) return;
    const answer = await this.start(paused !== null, away !== null);
    if (answer !== 'tracking-elsewhere' || dice.once(4)) return;
    at.comparison.count('taken over');
    await at.starts((tracker) => tracker.takeOver(this.contract(), 'Here now'));
  }

  private start(paused: boolean, away: boolean): Promise<string> {
    const { at, dice } = this;
    if (paused && !dice.once(4)) return at.starts((tracker) => tracker.goOn());
    if (away && dice.once(3)) return at.starts((tracker) => tracker.goOnAfterAway(), { settlesAway: true });
    const contract = this.contract();
    return at.starts((tracker) => tracker.start(contract, 'Header colours'));
  }

  private async decide(): Promise<void> {
    const { at, dice } = this;
    const claims = at.status().away?.manual !== null && !dice.once(3);
    const refusal = claims ? await at.tracker?.claimAway('A call') : await at.tracker?.dropAway();
    // On a full disk it is decided as long as this tracker lives.
    if (refusal === null || refusal?.refused === 'disk-full') at.comparison.settled();
    else if (refusal?.refused !== 'house-unreachable')
      at.comparison.fault(`not decided: ${refusal?.refused}`);
    at.comparison.count(claims ? 'away claimed' : 'away dropped');
  }

  private async lock(now: number): Promise<void> {
    const { at } = this;
    at.comparison.count('lock');
    await at.signals('locked', 'locked');
    this.awayUntil = now + this.dice.whole(5, 20 * MINUTE);
    this.returns.push(async () => {
      if (at.isReady()) await at.signals('unlocked');
    });
  }

  private async sleep(now: number): Promise<void> {
    const { at, dice } = this;
    const { speaks, watchStops } = at.options;
    await at.sleeps();
    const least = speaks || watchStops ? 5 : 90;
    this.awayUntil = now + dice.whole(least, dice.once(3) ? 3 * HOUR : 10 * MINUTE);
    this.returns.push(async () => {
      if (at.isAsleep) await at.wakes();
    });
  }

  private async move(): Promise<void> {
    const [desk, laptop] = this.computers;
    this.at = this.at === desk ? laptop : desk;
    if (this.at.isReady()) await this.begin();
  }

  /** Something goes wrong at one of them, and is mended later. */
  private async fail(now: number): Promise<void> {
    const { dice } = this;
    const computer = dice.pick(this.computers);
    const mend = (seconds: number, deed: () => Promise<void>): void => {
      this.mends.push({ at: now + seconds, deed });
    };
    if (!computer.isReady()) return;
    switch (dice.whole(1, 8)) {
      case 1:
        if (computer.diskFullAt !== null) return;
        await computer.dies();
        return mend(dice.whole(1, 20 * MINUTE), () => computer.power());
      case 2:
        computer.setsClock(dice.whole(-20, 20));
        return;
      case 3:
        computer.setsClock(dice.whole(-HOUR, HOUR));
        return mend(dice.whole(1, HOUR), async () => computer.setsClock(0));
      case 4:
        computer.comparison.count('offline');
        computer.isOnline = false;
        return mend(dice.gap(dice.once(10) ? 60 * HOUR : HOUR), async () => {
          computer.isOnline = true;
        });
      case 5:
        computer.hears('lost');
        return mend(dice.whole(1, 30 * MINUTE), async () => computer.hears('counting'));
      case 6:
        if (!computer.options.disk.mayFill) return;
        await computer.fillDisk(true);
        return mend(dice.whole(5, 10 * MINUTE), () => computer.fillDisk(false));
      case 7:
        return computer.freezes(dice.whole(2, 4 * MINUTE));
      default:
        return this.client(mend);
    }
  }

  private client(mend: (seconds: number, deed: () => Promise<void>) => void): void {
    const { house } = this.at.options;
    const contract = this.contract();
    if (house.contracts.find(({ id }) => id === contract)?.standing !== 'active') return;
    this.at.comparison.count('contract paused');
    house.pause(contract);
    mend(this.dice.whole(10, HOUR), async () => house.resume(contract));
  }

  private contract(): string {
    return this.dice.pick(this.contracts);
  }
}
