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
  private onChange: () => void = () => undefined;

  constructor(ports: PinnedHousePorts) {
    this.ports = ports;
    this.kept = ports.pin;
    const { ca } = ports;
    const mayTalk = (mark: HouseMark): boolean => this.meet(mark);
    this.bare = ports.fetch ?? houseFetch({ mayTalk, ...(ca === undefined ? {} : { ca }) });
    this.fetch = (...ask) => {
      // With a certificate, each connection is judged anew: the house may be back.
      if (this.other && !this.hasCertificate()) return Promise.reject(new Error('another house answers'));
      return this.bare(...ask);
    };
  }

  pin(): HousePin | null {
    return this.kept;
  }

  /** It answered as another than the one that is known. */
  hasChanged(): boolean {
    return this.other !== null;
  }

  /** As what it answered then; null while it is the one that is known. */
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
      if (id !== null) this.meet({ kind: 'id', value: id });
    } catch (fault) {
      if (!(fault instanceof Unreachable) && !(fault instanceof Refused)) throw fault;
    }
  }

  /** The freelancer agrees that what answers now is the house. */
  agree(): void {
    if (this.other) this.keep(this.other);
    this.other = null;
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
