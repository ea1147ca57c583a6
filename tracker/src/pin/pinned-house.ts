import type { Instant } from '@stint/core/instant';
import { call, Refused, Unreachable } from '@stint/wire/client';
import { readHouse } from '@stint/wire/house';
import { houseFetch } from './house-fetch.ts';
import { type HouseMark, type HousePin, isSame } from './house-mark.ts';

export interface PinnedHousePorts {
  readonly house: string;
  /** As it was kept; null: the first one that answers is taken for the house. */
  readonly pin: HousePin | null;
  now(): Instant;
  /** Missing: `houseFetch`. */
  readonly fetch?: typeof fetch;
  /** More authorities that may sign certificates (tests). */
  readonly ca?: string;
}

/**
 * The one house that this tracker talks to. When it can no longer be known again, nothing is sent to it until its
 * freelancer agrees. It is told by its certificate's key; on this same computer, where there is none, by its id.
 */
export class PinnedHouse {
  /** To be used for everything that is sent to the house. */
  readonly fetch: typeof fetch;
  private readonly bare: typeof fetch;
  private readonly ports: PinnedHousePorts;
  private kept: HousePin | null;
  private other: HouseMark | null = null;
  /** Without a certificate: it has told its id, and no letter to it has failed since. */
  private heard = false;
  /** It answered, and did not tell which house it is. */
  private silent = false;
  private onChange: () => void = () => undefined;

  constructor(ports: PinnedHousePorts) {
    this.ports = ports;
    this.kept = ports.pin;
    const { ca } = ports;
    const mayTalk = (mark: HouseMark): boolean => this.meet(mark);
    this.bare = ports.fetch ?? houseFetch({ mayTalk, ...(ca === undefined ? {} : { ca }) });
    // With a certificate, each connection is judged anew: the house may be back.
    this.fetch = async (...ask) => {
      if (this.hasCertificate()) return this.bare(...ask);
      if (this.other) throw new Error('another house answers');
      if (this.kept && !this.heard) await this.look();
      if (this.kept && !this.heard) throw new Error('what answers does not tell that it is the house');
      try {
        return await this.bare(...ask);
      } catch (fault) {
        // Whoever answers after this may be another.
        this.heard = false;
        throw fault;
      }
    };
  }

  pin(): HousePin | null {
    return this.kept;
  }

  /** It answered as another than the one that is known, or would not tell which one it is. */
  hasChanged(): boolean {
    return this.other !== null || this.silent;
  }

  /** As what it answered then; null while it is the one that is known, or does not tell. */
  changedTo(): HouseMark | null {
    return this.other;
  }

  /** `change` is called whenever another pin is to be kept. */
  onPin(change: () => void): void {
    this.onChange = change;
  }

  /** Asks a house without a certificate which one it is: before anything else is sent. A house that is away is none. */
  async look(): Promise<void> {
    if (this.hasCertificate()) return;
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const { id } = await call({ house: this.ports.house, fetch: this.bare }, readHouse, { signal });
      this.heard = id !== null && this.meet({ kind: 'id', value: id });
      this.silent = id === null && this.kept !== null;
    } catch (fault) {
      if (!(fault instanceof Unreachable) && !(fault instanceof Refused)) throw fault;
      this.heard = false;
      this.silent = fault instanceof Refused && this.kept !== null;
    }
  }

  /** The freelancer agrees that what answers now is the house. */
  agree(): void {
    if (!this.other) return;
    this.keep(this.other);
    this.other = null;
    this.heard = true;
  }

  private hasCertificate(): boolean {
    return new URL(this.ports.house).protocol === 'https:';
  }

  /** True where it is the house. */
  private meet(mark: HouseMark): boolean {
    if (this.kept === null) this.keep(mark);
    const known = this.kept !== null && isSame(this.kept, mark);
    this.other = known ? null : mark;
    return known;
  }

  private keep(mark: HouseMark): void {
    this.kept = { ...mark, since: this.ports.now() };
    this.onChange();
  }
}

const PATIENCE_MS = 15_000;
