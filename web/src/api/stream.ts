import { addressOf } from '@stint/wire/client';
import { personEvents } from '@stint/wire/reader';
import type { Answer } from '@stint/wire/route';

export type HouseEventKind = Exclude<Answer<typeof personEvents>['kind'], 'quiet'>;

/** Somebody on this page who listens. */
export interface Hearer {
  /** The contract whose changes are to be heard too. */
  readonly contract: string | null;
  /** `thread`: where something was written or read, of a `message`. */
  heard(kind: HouseEventKind, thread: string | null): void;
  /** The line is up, or cut. `missed`: it was cut, or not there yet, and what was told meanwhile is not told again. */
  line(up: boolean, missed: boolean): void;
}

const KINDS: readonly HouseEventKind[] = [
  'notification',
  'message',
  'diary',
  'week',
  'terms',
  'desk',
  'access',
];
/** After a refusal, which a browser takes for good. */
const AGAIN_MILLISECONDS = 5000;
/** What the page itself asks for comes first. Nothing is lost: the stream says whether anything was told before it. */
const FIRST_MILLISECONDS = 600;
const LATEST_MILLISECONDS = 4000;
/** As old may be what another contract's page shows without asking again; and some for clocks that differ. */
const KEPT_MILLISECONDS = 17_000;

/**
 * The one stream of this page, whoever on it listens: a browser keeps six connections to a house for all of its tabs. A
 * page that nobody sees lets go of it, and asks anew when it is seen again.
 */
class PageStream {
  private readonly hearers = new Set<Hearer>();
  private source: EventSource | null = null;
  private shown: string | null = null;
  /** From when on nothing was heard, by this computer's clock; 0: nobody knows since when. */
  private unheardSince = performance.timeOrigin;
  private planned: ReturnType<typeof setTimeout> | undefined;

  /** Answers the way to stop listening. */
  join(hearer: Hearer): () => void {
    if (this.hearers.size === 0) document.addEventListener('visibilitychange', this.plan);
    this.hearers.add(hearer);
    this.plan();
    return () => {
      this.hearers.delete(hearer);
      if (this.hearers.size === 0) document.removeEventListener('visibilitychange', this.plan);
      this.plan();
    };
  }

  /** Once for all who come and go in one turn: from one contract to another is one new stream. */
  private readonly plan = (): void => {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.settle(), Math.max(0, this.firstAt() - performance.now()));
  };

  /** Not before the page has asked for what it shows; of a contract, not before it is known which. */
  private firstAt(): number {
    const isKnown = [...this.hearers].some(({ contract }) => contract !== null);
    return location.pathname.startsWith('/contracts/') && !isKnown ? LATEST_MILLISECONDS : FIRST_MILLISECONDS;
  }

  private settle(): void {
    const wanted = this.hearers.size > 0 && document.visibilityState === 'visible';
    const contract = [...this.hearers].findLast((hearer) => hearer.contract !== null)?.contract ?? null;
    if (this.source && (!wanted || contract !== this.shown)) {
      this.source.close();
      this.source = null;
      this.unheardSince = Math.min(this.unheardSince, Date.now() - KEPT_MILLISECONDS);
    }
    if (!wanted || this.source) return;
    this.shown = contract;
    this.open(contract);
  }

  private open(contract: string | null): void {
    const query = contract === null ? '' : `?contract=${encodeURIComponent(contract)}`;
    const source = new EventSource(addressOf(personEvents) + query);
    this.source = source;
    source.onopen = () => {
      for (const hearer of this.hearers) hearer.line(true, false);
    };
    source.addEventListener('quiet', ({ data }: MessageEvent<string>) => {
      const { seconds = 0 } = personEvents.answer.parse(JSON.parse(data));
      const missed = Date.now() - this.unheardSince > seconds * 1000;
      this.unheardSince = Number.POSITIVE_INFINITY;
      if (missed) for (const hearer of this.hearers) hearer.line(true, true);
    });
    source.onerror = () => {
      this.unheardSince = 0;
      for (const hearer of this.hearers) hearer.line(false, true);
      if (source.readyState === EventSource.CLOSED) this.wasRefused(source);
    };
    for (const kind of KINDS) {
      source.addEventListener(kind, ({ data }: MessageEvent<string>) => {
        const { thread = null } = personEvents.answer.parse(JSON.parse(data));
        for (const hearer of this.hearers) hearer.heard(kind, thread);
      });
    }
  }

  /** What is shown may not be its reader's any more, or the house is away. */
  private wasRefused(source: EventSource): void {
    if (this.source !== source) return;
    this.source = null;
    for (const hearer of this.hearers) hearer.heard('access', null);
    setTimeout(this.plan, AGAIN_MILLISECONDS);
  }
}

export const pageStream = new PageStream();
