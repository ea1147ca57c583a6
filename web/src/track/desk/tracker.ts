import { type SegmentNumber, segmentOf } from '@stint/core/segment';
import { EMPTY_DESK } from '@stint/tracker/desk/desk';
import type { DeskRefusal } from '@stint/tracker/desk/events';
import { openMachine } from '@stint/tracker/desk/machine';
import { tellRunning } from '../running.ts';
import { beats } from '../see/beats.ts';
import { Sensing } from '../see/sensing.ts';
import { Agent } from './agent.ts';
import { type Draws, drawsOf } from './draws.ts';
import { PageClock } from './page-clock.ts';
import { openRooms, readRoom } from './rooms.ts';
import { Pacing } from './rounds.ts';
import { roundsOf } from './rounds-of.ts';
import { blurWhole, deleteWhole, type SegmentRefusal, sendNow, takeOut } from './segment-deeds.ts';
import { dropShare, nowOf, type StartRefusal, sayMemo, startSession, stopSession } from './sessions.ts';
import { enrol, readSignedIn } from './signed-in.ts';
import { chosenOf, clientOf, contractOf, type State } from './state.ts';
import { Untouched } from './untouched.ts';
import type { View } from './view.ts';
import { viewOf } from './view-of.ts';
import { agreeWindow, windowMinutes, windowsAsked } from './windows.ts';

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
    const rooms = await openRooms(person);
    const untouched = new Untouched();
    const state: State = {
      ...rooms,
      person,
      clock: new PageClock(() => clientOf(state)),
      untouched,
      sensing: new Sensing((sensed) => {
        untouched.heard(sensed, nowOf(state));
        void state.agent?.deed({ type: sensed.locked ? 'locked' : 'unlocked' });
      }),
      signedIn: null,
      agent: null,
      share: null,
      choice: null,
      sums: null,
      line: 'offline',
      held: [],
      bringing: null,
      elsewhere: null,
      room: await readRoom(),
      stopped: null,
    };
    await state.clock.ask();
    const known = await readSignedIn(state.box);
    if (known) await begin(state, known);
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
  async start(contract: string, memo: string, takeOver = false): Promise<StartRefusal | null> {
    const refused = await startSession(this.state, { contract, memo }, takeOver);
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

  async memo(text: string): Promise<DeskRefusal | 'disk-full' | null> {
    const refused = await sayMemo(this.state, text);
    this.changed();
    return refused;
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
    await this.state.spool.read();
    this.changed();
  }

  async agreeWindow(contract: string): Promise<void> {
    const known = contractOf(this.state, contract);
    if (!known) return;
    this.state.windows = agreeWindow(this.state.windows, known);
    await this.state.box.change([{ shelf: 'pages', name: 'windows', value: this.state.windows }]);
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
    await sendNow(this.state.spool, contract, segment, nowOf(this.state));
    this.hurried();
  }

  picture(segment: SegmentNumber, kind: 'picture' | 'thumbnail'): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.state.spool.picture(segment, kind);
  }

  private live(): void {
    beats(() => void this.pacing.second());
    addEventListener('online', () => this.pacing.hurry());
    addEventListener('pagehide', () => void this.state.agent?.save());
    addEventListener('beforeunload', (event) => {
      if (this.shown.tracking) event.preventDefault();
    });
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
    tellRunning(open && { name: `${open.organisation.name} · ${open.title}`, stop: () => this.stop() });
    for (const tell of this.listeners) tell();
  }
}

async function begin(
  state: State,
  known: NonNullable<Awaited<ReturnType<typeof readSignedIn>>>,
): Promise<void> {
  state.signedIn = known.signedIn;
  if (state.agent) return;
  const { box, spool, clock, sensing, person } = state;
  state.agent = await Agent.open({
    box,
    spool,
    clock,
    draws: drawsOf(known.draw),
    freelancer: person,
    contract: (id) => contractOf(state, id),
    windowMinutes: (contract) => windowMinutes(state.windows, contract),
    share: () => state.share,
    sensed: (segment) => sensing.activeMinutes(segment),
  });
}

const NO_DRAWS: Pick<Draws, 'draw'> = {
  draw: () => {
    throw new RangeError('no tracker, no draw');
  },
};

function drawn(state: State): View {
  const { agent, clock, spool, contracts, sensing, room } = state;
  const first = { desk: EMPTY_DESK, aways: [], paused: null, ending: null };
  const machine =
    agent?.look().machine ?? openMachine(first, clock.reading(), { ...NO_DRAWS, contract: () => null });
  const { open } = machine.desk;
  return viewOf({
    machine,
    contracts,
    chosen: chosenOf(state),
    sums: state.sums,
    waiting: spool.waiting(),
    stopped: state.stopped,
    sensed: open ? sensing.activeMinutes(segmentOf(machine.time.now)) : null,
    rest: {
      isSetUp: state.signedIn !== null,
      memos: state.choices.memos,
      elsewhere: state.elsewhere,
      line: state.line,
      bringing: state.bringing,
      held: state.held,
      told: spool.told(),
      room: { ...room, bytes: spool.bytes(), full: agent?.look().full ?? false },
      surface: state.share?.surface ?? null,
      sensing: sensing.state(),
      windows: windowsAsked(state.windows, contracts),
      skewSeconds: clock.skewSeconds,
    },
  });
}
