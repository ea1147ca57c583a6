import type { SegmentNumber } from '@stint/core/segment';
import type { Told } from '@stint/tracker/desk/told';
import { type Turns, turns } from '@stint/tracker/desk/turns';
import type { Change, OpenBox } from './box.ts';
import { type Chain, NEW_CHAIN } from './chain.ts';
import { pictureName, putAway, sizeOf, takenAway, type Waiting, waitingName } from './waiting.ts';

/** What a segment becomes, and what else is written with it; null: nothing. */
export type Revision = (
  before: Waiting,
) => { readonly waiting: Waiting; readonly more?: readonly Change[] } | null;

/** Older ones go when there are more. */
const MOST_TOLD = 200;

/**
 * What the house has not confirmed, oldest first, with where each contract's chain stands and what is to be told.
 * Whatever a deed changes goes into the box in one piece, with what its caller adds.
 */
export class Spool {
  private readonly box: OpenBox;
  private shelf: readonly Waiting[];
  private chains: Readonly<Record<string, Chain>>;
  private list: readonly Told[];
  /** The desk adds while what waits is brought, and while the freelancer looks at it. */
  private readonly inTurn: Turns = turns();

  private constructor(box: OpenBox, shelf: readonly Waiting[], chains: Record<string, Chain>, list: Told[]) {
    this.box = box;
    this.shelf = [...shelf].sort(byTime);
    this.chains = chains;
    this.list = list;
  }

  static async open(box: OpenBox): Promise<Spool> {
    const names = await box.names('waiting');
    const shelf = await Promise.all(names.map((name) => box.page<Waiting>('waiting', name)));
    const chains = (await box.page<Record<string, Chain>>('pages', CHAINS)) ?? {};
    const told = (await box.page<Told[]>('pages', TOLD)) ?? [];
    return new Spool(
      box,
      shelf.filter((waiting) => waiting !== null),
      chains,
      told,
    );
  }

  waiting(): readonly Waiting[] {
    return this.shelf;
  }

  find(contract: string, segment: SegmentNumber): Waiting | null {
    const held = ({ draft }: Waiting): boolean => draft.contract === contract && draft.segment === segment;
    return this.shelf.find(held) ?? null;
  }

  bytes(): number {
    return this.shelf.reduce((sum, waiting) => sum + sizeOf(waiting), 0);
  }

  told(): readonly Told[] {
    return this.list;
  }

  chain(contract: string): Chain {
    return this.chains[contract] ?? NEW_CHAIN;
  }

  /** Keeps new segments; those that wait already stay as they are. */
  add(waitings: readonly Waiting[], told: readonly Told[], more: readonly Change[]): Promise<void> {
    return this.inTurn(async () => {
      const fresh = waitings.filter(({ draft }) => !this.find(draft.contract, draft.segment));
      const list = this.toldAfter(told);
      await this.box.change([...fresh.map(putAway), ...pageIf(TOLD, list, this.list), ...more]);
      this.shelf = [...this.shelf, ...fresh].sort(byTime);
      this.list = list;
    });
  }

  /** The same segment, changed from what it is by then; null: it is gone, or `change` leaves it as it is. */
  revise(contract: string, segment: SegmentNumber, change: Revision): Promise<Waiting | null> {
    return this.inTurn(async () => {
      const before = this.find(contract, segment);
      const revised = before && change(before);
      if (!revised) return null;
      const { waiting, more = [] } = revised;
      await this.box.change([putAway(waiting), ...more]);
      const name = waitingName(waiting);
      this.shelf = this.shelf.map((each) => (waitingName(each) === name ? waiting : each));
      return waiting;
    });
  }

  /** The house is done with it: it goes, with its pictures, and the chain steps on. */
  remove(waiting: Waiting, chain: Chain, told: readonly Told[] = []): Promise<void> {
    return this.inTurn(async () => {
      const list = this.toldAfter(told);
      const chains = { ...this.chains, [waiting.draft.contract]: chain };
      const pages = [page(CHAINS, chains), ...pageIf(TOLD, list, this.list)];
      await this.box.change([...takenAway(waiting), ...pages]);
      const name = waitingName(waiting);
      this.shelf = this.shelf.filter((each) => waitingName(each) !== name);
      this.chains = chains;
      this.list = list;
    });
  }

  /** The house counts otherwise: the chain does too, and a record that was numbered by it is numbered again. */
  async recount(contract: string, segment: SegmentNumber, chain: Chain): Promise<Waiting | null> {
    const chains = { ...this.chains, [contract]: chain };
    const again = await this.revise(contract, segment, (waiting) => ({
      waiting: { ...waiting, record: null },
      more: [page(CHAINS, chains)],
    }));
    if (again) this.chains = chains;
    return again;
  }

  /** Another device begins chains of its own: what has a number loses it. */
  renumber(): Promise<void> {
    return this.inTurn(async () => {
      const shelf = this.shelf.map((waiting) => ({ ...waiting, record: null }));
      await this.box.change([...shelf.map(putAway), page(CHAINS, {})]);
      this.shelf = shelf;
      this.chains = {};
    });
  }

  tell(told: Told): Promise<void> {
    return this.inTurn(async () => {
      const list = this.toldAfter([told]);
      await this.box.change(pageIf(TOLD, list, this.list));
      this.list = list;
    });
  }

  /** The freelancer has read them. */
  read(): Promise<void> {
    return this.inTurn(async () => {
      await this.box.change([page(TOLD, [])]);
      this.list = [];
    });
  }

  /** Bytes of its picture; null where they are not there. */
  picture(segment: SegmentNumber, kind: 'picture' | 'thumbnail'): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.box.bytes('pictures', pictureName(segment, kind));
  }

  private toldAfter(told: readonly Told[]): readonly Told[] {
    const fresh = told.filter((each) => !this.list.some((other) => idOf(other) === idOf(each)));
    return fresh.length === 0 ? this.list : [...this.list, ...fresh].slice(-MOST_TOLD);
  }
}

const CHAINS = 'chains';
const TOLD = 'told';

function page(name: string, value: unknown): Change {
  return { shelf: 'pages', name, value };
}

function pageIf(name: string, value: unknown, before: unknown): Change[] {
  return value === before ? [] : [page(name, value)];
}

function byTime(a: Waiting, b: Waiting): number {
  return a.draft.segment - b.draft.segment;
}

function idOf({ contract, segment, code, message }: Told): string {
  return `${contract} ${segment} ${code} ${message}`;
}
