import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { tellRunning } from '../running.ts';
import { beats } from '../see/beats.ts';
import { tellWaits } from '../waits.ts';
import type { AgentRefusal } from './agent.ts';
import { agree } from './agreements.ts';
import { claim, type ViewAway } from './aways.ts';
import { drawn } from './drawn.ts';
import { keeping } from './keeping.ts';
import { begin, openState } from './opening.ts';
import { Pacing } from './rounds.ts';
import { roundsOf } from './rounds-of.ts';
import { blurWhole, deleteWhole, type SegmentRefusal, sendNow, takeOut } from './segment-deeds.ts';
import { dropShare, nowOf, type StartRefusal, sayMemo, startSession, stopSession } from './sessions.ts';
import { enrol } from './signed-in.ts';
import { clientOf, contractOf, type State } from './state.ts';
import type { View } from './view.ts';

/** The tracker of this browser. Only the tab that holds its lock may open it. */
export class BrowserTracker {
  private readonly state: State;
  private readonly pacing: Pacing;
  private readonly listeners = new Set<() => void>();
  private shown: View;

  private constructor(state: State) {
    this.state = state;
    this.shown = drawn(state);
    this.pacing = new Pacing(
      roundsOf(
        state,
        () => this.changed(),
        () => this.pacing.hurry(),
      ),
    );
  }

  static async open(person: string): Promise<BrowserTracker> {
    const state = await openState(person);
    const tracker = new BrowserTracker(state);
    tracker.live();
    return tracker;
  }

  readonly view = (): View => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Makes this browser a tracker of whoever is signed in, or does so anew. Throws as `call` does. */
  async setUp(): Promise<void> {
    const known = await enrol(this.state.box);
    // Asked for in the same click: a browser that is short of room then keeps what waits here.
    await navigator.storage.persist();
    if (this.state.agent) await this.state.spool.renumber();
    await begin(this.state, known);
    this.hurried();
  }

  /** Must be called in a click. */
  async start(
    contract: string,
    memo: string,
    label: string | null = null,
    takeOver = false,
  ): Promise<StartRefusal | null> {
    const refused = await startSession(this.state, { contract, memo, label }, takeOver);
    if (!refused) this.state.choice = contract;
    this.hurried();
    return refused;
  }

  /** It did not start after all: what was shared for it is shared no more. */
  leaveIt(): void {
    if (!this.shown.tracking) dropShare(this.state);
    this.changed();
  }

  async stop(): Promise<void> {
    await stopSession(this.state);
    this.hurried();
  }

  /** `label` missing: it stays. */
  async memo(text: string, label?: string | null): Promise<AgentRefusal | null> {
    const refused = await sayMemo(this.state, text, label);
    this.changed();
    return refused;
  }

  /** Untracked time is written in by hand. Refused: the offer stays. */
  async claim(away: ViewAway, memo: string): Promise<SegmentRefusal | null> {
    const refused = await claim(clientOf(this.state), this.state.signedIn?.device ?? '', away, memo);
    if (!refused) await this.drop(away.from);
    return this.told(refused);
  }

  /** Untracked time is left as it is. */
  async drop(from: Instant): Promise<void> {
    await this.state.agent?.deed({ type: 'settleAway', from });
    this.hurried();
  }

  choose(contract: string): void {
    this.state.choice = contract;
    this.hurried();
  }

  /** Must be called in a click. */
  async sense(wanted: boolean): Promise<void> {
    if (wanted) await this.state.sensing.start();
    else this.state.sensing.stop();
    this.changed();
  }

  async read(): Promise<void> {
    this.state.stopped = null;
    await keeping(this.state, () => this.state.spool.read());
    this.changed();
  }

  async agree(contract: string): Promise<void> {
    const known = contractOf(this.state, contract);
    if (!known) return;
    await keeping(this.state, async () => {
      const value = agree(this.state.agreements, known);
      await this.state.box.change([{ shelf: 'pages', name: 'agreed', value }]);
      this.state.agreements = value;
    });
    this.changed();
  }

  async blur(contract: string, segment: SegmentNumber): Promise<SegmentRefusal | null> {
    return this.told(await blurWhole(this.state.spool, contract, segment));
  }

  async takeOut(contract: string, segment: SegmentNumber): Promise<SegmentRefusal | null> {
    return this.told(await takeOut(this.state.spool, contract, segment));
  }

  async delete(contract: string, segment: SegmentNumber): Promise<SegmentRefusal | null> {
    const where = { contract, segment, now: nowOf(this.state) };
    const refused = await deleteWhole(this.state.spool, clientOf(this.state), where);
    this.pacing.hurry();
    return this.told(refused);
  }

  async sendNow(contract: string, segment: SegmentNumber): Promise<void> {
    await keeping(this.state, () => sendNow(this.state.spool, contract, segment, nowOf(this.state)));
    this.hurried();
  }

  picture(segment: SegmentNumber, kind: 'picture' | 'thumbnail'): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.state.spool.picture(segment, kind);
  }

  private live(): void {
    beats(() => void this.pacing.second());
    addEventListener('online', () => this.pacing.hurry());
    addEventListener('pagehide', () => this.state.agent?.breathe());
    // Whoever opens the page, or comes back to it, is there again.
    document.addEventListener('visibilitychange', () => this.seen());
    this.seen();
    addEventListener('beforeunload', (event) => {
      if (this.shown.tracking) event.preventDefault();
    });
  }

  private seen(): void {
    if (document.visibilityState === 'visible') void this.state.agent?.deed({ type: 'unlocked' });
    else void this.state.agent?.save();
  }

  private told(refused: SegmentRefusal | null): SegmentRefusal | null {
    this.changed();
    return refused;
  }

  private hurried(): void {
    this.pacing.hurry();
    this.changed();
  }

  private changed(): void {
    this.shown = drawn(this.state);
    const open = this.shown.tracking && contractOf(this.state, this.shown.tracking.contract);
    const { desk } = this.state.agent?.look().machine ?? {};
    const unsealed = desk !== undefined && (desk.open !== null || desk.closed.length > 0);
    tellWaits(this.state.person, unsealed || this.shown.waiting > 0);
    tellRunning(open && { name: `${open.organisation.name} · ${open.title}`, stop: () => this.stop() });
    for (const tell of this.listeners) tell();
  }
}
