import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { isSegmentStart, type SegmentNumber, segmentEnd, segmentOf } from '@stint/core/segment';
import type { Draw } from '@stint/proof/draw';
import { quickFolder } from '@stint/server/store/embedded/testing';
import { drawOf, type SignedIn } from '@stint/tracker/signed-in';
import type { Status } from '@stint/tracker/status-page';
import { type HandDesktop, handDesktop } from '@stint/tracker/testing/hand-desktop';
import { testVault } from '@stint/tracker/testing/vault';
import { movedDeskClock } from '@stint/tracker/time';
import { Tracker } from '@stint/tracker/tracker';
import type { ClientOptions } from '@stint/wire/client';
import { toInstant } from '@stint/wire/letters';
import { letIn } from './let-in.ts';
import type { Passage, Watcher } from './passage.ts';

/** A freelancer's computer: the real tracker on a desktop that the story types on, with a network to pull out. */
export class Desk implements Watcher {
  readonly draw: Draw;
  /** What the tracker sent to the house, as `PUT 2974321` for a segment's record, in order. */
  readonly sent: readonly string[];
  private tracker: Tracker;
  private readonly open: () => Promise<Tracker>;
  private readonly desktop: HandDesktop;
  private readonly folder: string;
  private readonly network: Network;
  /** Up to here there is something to look at. */
  private awakeUntil: Instant = 0;

  private constructor(tracker: Tracker, parts: Parts) {
    this.tracker = tracker;
    this.open = parts.open;
    this.desktop = parts.desktop;
    this.folder = parts.folder;
    this.network = parts.network;
    this.draw = drawOf(parts.signedIn);
    this.sent = parts.network.sent;
  }

  /** Sets up a computer and signs its tracker in by device flow; its owner approves the code in the browser. */
  static async setUp(owner: ClientOptions, time: Passage, name = 'Desk at home'): Promise<Desk> {
    const network: Network = { on: true, answers: true, sent: [] };
    const signedIn = await letIn(owner, name);
    const folder = await mkdtemp(join(quickFolder(), 'stint-story-'));
    const desktop = handDesktop();
    const open = (): Promise<Tracker> =>
      Tracker.open({
        folder,
        vault: testVault(),
        signedIn,
        clock: movedDeskClock({ now: () => time.now() }),
        desktop,
        fetch: fetchOver(network),
        saveEverySeconds: 60,
        reserveBytes: 0,
      });
    const tracker = await open();
    await tracker.ask();
    const desk = new Desk(tracker, { open, desktop, folder, network, signedIn });
    time.join(desk);
    return desk;
  }

  next(now: Instant): Instant | null {
    const segment = segmentOf(now);
    const drawn = this.draw(segment) + 1;
    if (now >= this.awakeUntil) return null;
    return drawn > now ? Math.min(drawn, segmentEnd(segment)) : segmentEnd(segment);
  }

  async look(): Promise<void> {
    await this.tick();
    if (this.status().tracking) this.stayAwake();
    if (isSegmentStart(this.now())) await this.speak();
  }

  status(): Status {
    return this.tracker.status();
  }

  async starts(contract: string, memo: string): Promise<string> {
    const refusal = await this.tracker.start(contract, memo);
    if (!refusal) this.stayAwake();
    return refusal?.refused ?? 'done';
  }

  async stops(): Promise<string> {
    return (await this.tracker.stop())?.refused ?? 'done';
  }

  async writes(memo: string): Promise<string> {
    return (await this.tracker.memo(memo))?.refused ?? 'done';
  }

  /** T1: whatever another computer of the same owner tracks. */
  async takesOver(contract: string, memo: string): Promise<string> {
    const refusal = await this.tracker.takeOver(contract, memo);
    if (!refusal) this.stayAwake();
    return refusal?.refused ?? 'done';
  }

  /** What becomes of the time away. */
  async decides(how: 'claim' | 'drop' | 'go on', memo = ''): Promise<string> {
    const { tracker } = this;
    const deeds = {
      claim: () => tracker.claimAway(memo),
      drop: () => tracker.dropAway(),
      'go on': () => tracker.goOnAfterAway(),
    };
    const refusal = await deeds[how]();
    if (!refusal && how === 'go on') this.stayAwake();
    return refusal?.detail ?? refusal?.refused ?? 'done';
  }

  /** The one key. */
  async pressesPause(): Promise<void> {
    await this.tracker.pauseKey();
    if (this.status().tracking) this.stayAwake();
  }

  types(keys: number, clicks: number): void {
    this.desktop.type({ keys, clicks });
  }

  async deletes(contract: string, segment: SegmentNumber): Promise<string> {
    return (await this.tracker.delete(contract, segment))?.refused ?? 'done';
  }

  pullOut(): void {
    this.network.on = false;
  }

  async plugIn(): Promise<void> {
    this.network.on = true;
    await this.speak();
  }

  /** What she sends arrives, and nothing comes back. */
  async plugsInToTheWind(): Promise<void> {
    this.network.on = true;
    this.network.answers = false;
    await this.tracker.pass();
    this.network.answers = true;
  }

  /** The computer is started anew, with a disk that has ruined one file of the tracker's folder. */
  async restartsWithout(...path: string[]): Promise<void> {
    await this.tracker.close();
    await writeFile(join(this.folder, ...path), 'rot');
    this.tracker = await this.open();
    await this.speak();
  }

  async close(): Promise<void> {
    await this.tracker.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Asks the house and brings what waits. */
  async speak(): Promise<void> {
    await this.tracker.ask();
    await this.tracker.pass();
  }

  /** A picture that is being taken is waited for, and then sealed. */
  private async tick(): Promise<void> {
    await this.tracker.tick();
    await this.tracker.captured();
    await this.tracker.tick();
  }

  private stayAwake(): void {
    this.awakeUntil = segmentEnd(segmentOf(this.now()) + 1);
  }

  private now(): Instant {
    return toInstant(this.status().now);
  }
}

interface Network {
  on: boolean;
  answers: boolean;
  readonly sent: string[];
}

interface Parts {
  readonly open: () => Promise<Tracker>;
  readonly desktop: HandDesktop;
  readonly folder: string;
  readonly network: Network;
  readonly signedIn: SignedIn;
}

function fetchOver(network: Network): typeof fetch {
  return async (input, init) => {
    if (!network.on) throw new TypeError('the network is pulled out');
    const address = input instanceof Request ? input.url : input.toString();
    const record = /\/segments\/(\d+)$/.exec(address);
    if (record && init?.method === 'PUT') network.sent.push(`PUT ${record[1]}`);
    const answer = await fetch(input, init);
    if (!network.answers) throw new TypeError('the answer is lost');
    return answer;
  };
}
