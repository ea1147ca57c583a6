import type { Instant } from '@stint/core/instant';
import { SEGMENT_SECONDS, type SegmentNumber, segmentStart } from '@stint/core/segment';
import { holds } from '@stint/core/span';
import { EMPTY_DESK, sessionsOf } from '@stint/tracker/desk/desk';
import type { Around, DeskEvent, DeskRefusal, Kept, Machine } from '@stint/tracker/desk/events';
import { openMachine, step, withSnapshot } from '@stint/tracker/desk/machine';
import { cutsOf, sealed, settledSegments } from '@stint/tracker/desk/seal';
import { turns } from '@stint/tracker/desk/turns';
import type { Contract } from '@stint/wire/contracts';
import { type Change, type OpenBox, type StoreTrouble, storeTroubleOf } from '../keep/box.ts';
import { withLastBreath, writeLastBreath } from '../keep/last-breath.ts';
import type { Spool } from '../keep/spool.ts';
import type { Share } from '../see/share.ts';
import { type PicturesWanted, takesPictures } from './agreements.ts';
import { bare, type Seen, takeSnapshot, unseen } from './camera.ts';
import type { Draws } from './draws.ts';
import type { PageClock } from './page-clock.ts';
import { toldOf, unmeasured, waitingOf } from './sealing-up.ts';

export interface AgentPorts {
  readonly box: OpenBox;
  readonly spool: Spool;
  readonly draws: Draws;
  readonly clock: Pick<PageClock, 'reading' | 'isMoved'>;
  readonly freelancer: string;
  readonly contract: (id: string) => Contract | null;
  /** Minutes of a contract's private window, as the freelancer has agreed to them. */
  readonly windowMinutes: (contract: string) => number;
  /** What its terms ask of pictures, and what of that was agreed to. */
  readonly pictures: (contract: string) => PicturesWanted;
  /** What is shared just now. */
  readonly share: () => Share | null;
  readonly sensed: (segment: SegmentNumber) => number | null;
}

/** `disk-full`, `store-broken`: the browser would not keep it. */
export type AgentRefusal = DeskRefusal | 'disk-full' | 'store-broken';

/** Real seconds between two writings while nothing but time passes. What is lost of a crash is at most so long (T5). */
const SAVE_EVERY_BEATS = 5;
/** Seconds after its instant in which a snapshot may be taken; later it would show something else. */
const CAPTURE_WITHIN_SECONDS = 5;

/**
 * The browser's tracker itself: the desk's own machine, whose every change is in the box before it is answered. It has
 * no timer: whoever opens it calls `beat` once a second.
 */
export class Agent {
  private readonly ports: AgentPorts;
  private readonly inTurn = turns();
  private readonly taking = new Set<SegmentNumber>();
  private machine: Machine;
  private unwritten = 0;
  private trouble: StoreTrouble | null = null;

  private constructor(ports: AgentPorts, machine: Machine) {
    this.ports = ports;
    this.machine = machine;
  }

  /** Opens what was left; T5: a session that was open when the page went ended one second after it was last alive. */
  static async open(ports: AgentPorts): Promise<Agent> {
    const left = (await ports.box.page<Kept>('pages', 'desk')) ?? FIRST;
    const kept = { ...left, desk: withLastBreath(breathOf(ports), left.desk) };
    const reading = ports.clock.reading();
    await makeReady(ports.draws, kept, reading.wall);
    const agent = new Agent(ports, openMachine(kept, reading, around(ports)));
    await agent.beat();
    await agent.clearPictures();
    return agent;
  }

  look(): { readonly machine: Machine; readonly trouble: StoreTrouble | null } {
    return { machine: this.machine, trouble: this.trouble };
  }

  /** Lets something happen, and writes it down. */
  deed(event: DeskEvent): Promise<AgentRefusal | null> {
    return this.inTurn(async () => {
      const refused = await this.step(event);
      if (refused) return refused;
      if (await this.write([])) return null;
      return this.trouble === 'full' ? 'disk-full' : 'store-broken';
    });
  }

  /** Once a second: time passes, snapshots that are due are taken, what is settled goes to the spool. */
  beat(): Promise<void> {
    return this.inTurn(async () => {
      const before = this.machine;
      await this.step({ type: 'tick', hearing: 'unmeasured' });
      this.unwritten += 1;
      const moved = before.desk.open?.contract !== this.machine.desk.open?.contract;
      if (moved || this.unwritten >= SAVE_EVERY_BEATS) await this.write([]);
      await this.seal().catch((fault: unknown) => this.storeFailed(fault));
    });
  }

  /** The page is about to go, and has no time for more. */
  breathe(): void {
    writeLastBreath(breathOf(this.ports), this.machine.desk);
  }

  /** Writes down how it stands, since the page may soon be gone. */
  save(): Promise<void> {
    return this.inTurn(async () => void (await this.write([])));
  }

  /** The store failed elsewhere. Throws what is no fault of it. */
  notKept(fault: unknown): Promise<void> {
    return this.inTurn(() => this.storeFailed(fault));
  }

  private async step(event: DeskEvent): Promise<DeskRefusal | null> {
    const { draws, clock } = this.ports;
    const reading = clock.reading();
    await makeReady(draws, this.machine, Math.max(reading.wall, this.machine.time.now));
    const stepped = step(this.machine, reading, event, around(this.ports));
    this.machine = stepped.machine;
    for (const segment of stepped.due) this.snap(segment, stepped.machine.time.now);
    return stepped.refused;
  }

  /** T2: looked at in the background; until that is done, its segment is not sealed. */
  private snap(segment: SegmentNumber, now: Instant): void {
    this.taking.add(segment);
    void this.see(segment, now)
      .catch((thrown: unknown) => unseen(segment, String(thrown)))
      .then((seen) => this.inTurn(() => this.keep(seen)))
      .finally(() => this.taking.delete(segment));
  }

  private async see(segment: SegmentNumber, now: Instant): Promise<Seen> {
    const { draws, pictures, share } = this.ports;
    const drawn = draws.draw(segment);
    const owner = sessionsOf(this.machine.desk).find(({ start, end }) =>
      holds({ from: start, to: end }, drawn),
    );
    const wanted = pictures(owner?.contract ?? '');
    if (!takesPictures(wanted)) return bare(segment, wanted);
    if (now - drawn > CAPTURE_WITHIN_SECONDS) return unseen(segment, 'this page was held up at its instant');
    return takeSnapshot(segment, share(), wanted);
  }

  /** T4, T5: what no session holds any more is thrown away unkept. */
  private async keep({ snapshot, changes }: Seen): Promise<void> {
    const { draw } = this.ports.draws;
    const seen = withSnapshot(this.machine, snapshot, draw);
    const held = seen.desk.snapshots.includes(snapshot);
    this.machine = seen;
    if (!held || (await this.write(changes))) return;
    const lost = unseen(snapshot.segment, 'the browser did not keep it').snapshot;
    const others = this.machine.desk.snapshots.filter((each) => each !== snapshot);
    this.machine = { ...this.machine, desk: { ...this.machine.desk, snapshots: [...others, lost] } };
  }

  private async seal(): Promise<void> {
    const { spool, draws } = this.ports;
    for (const segment of settledSegments(this.machine.desk, this.machine.time.now)) {
      if (this.taking.has(segment)) return;
      const cuts = cutsOf(this.machine.desk, segment, draws.draw).map(unmeasured);
      const waitings = cuts.map((cut) => waitingOf(cut, this.ports));
      const next = { ...this.machine, desk: sealed(this.machine.desk, segment) };
      await spool.add(waitings, cuts.flatMap(toldOf), [deskPage(next)]);
      this.machine = next;
      await this.clearPictures();
    }
  }

  /** False where the browser did not take it. */
  private async write(more: readonly Change[]): Promise<boolean> {
    try {
      await this.ports.box.change([deskPage(this.machine), ...more]);
      this.unwritten = 0;
      this.trouble = null;
      return true;
    } catch (fault) {
      await this.storeFailed(fault);
      return false;
    }
  }

  /** Nothing is claimed that would not be kept, so the session ends. What is not kept yet is tried again. */
  private async storeFailed(fault: unknown): Promise<void> {
    const trouble = storeTroubleOf(fault);
    if (trouble === null) throw fault;
    this.trouble = trouble;
    await this.step({ type: 'diskFailed' });
  }

  /** Pictures that neither the desk nor the spool knows of go: of snapshots that were thrown away, of a crash between. */
  private async clearPictures(): Promise<void> {
    const { box, spool } = this.ports;
    const segments = [
      ...this.machine.desk.snapshots.map(({ segment }) => segment),
      ...spool.waiting().map(({ draft }) => draft.segment),
    ];
    const wanted = new Set(segments.map(String));
    const stray = (await box.names('pictures')).filter((name) => !wanted.has(name.split('/')[0] ?? ''));
    await box.change(stray.map((name) => ({ shelf: 'pictures', name, value: null })));
  }
}

function breathOf({ freelancer }: AgentPorts): string {
  return `stint-track-${freelancer}-alive`;
}

const FIRST: Kept = { desk: EMPTY_DESK, aways: [], paused: null, ending: null };

function deskPage({ desk, aways, paused, ending }: Machine): Change {
  const kept: Kept = { desk, aways, paused, ending };
  return { shelf: 'pages', name: 'desk', value: kept };
}

/** P8: a browser counts nothing, so it calls nobody idle (T4); a clock that is moved by hand stalls nothing. */
function around({ draws, contract, clock }: AgentPorts): Around {
  return {
    draw: draws.draw,
    contract: (id) => {
      const known = contract(id);
      return known && { ...known, terms: { ...known.terms, idleMinutes: null } };
    },
    stallSeconds: clock.isMoved() ? Number.POSITIVE_INFINITY : undefined,
  };
}

/** The draw of everything that the desk can ask about until the next beat. */
function makeReady(draws: Draws, { desk }: Pick<Kept, 'desk'>, now: Instant): Promise<void> {
  const starts = [now, ...desk.closed.map(({ start }) => start), ...(desk.open ? [desk.open.start] : [])];
  const snapshots = desk.snapshots.map(({ segment }) => segmentStart(segment));
  return draws.ready(Math.min(...starts, ...snapshots), now + 2 * SEGMENT_SECONDS);
}
