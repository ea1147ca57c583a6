import type { ClientOptions } from '@stint/wire/client';

/** What the house has acknowledged to one tracker: what it must never lose again. */
export class Receipts {
  /** Segment → how often its record was acknowledged. */
  readonly records = new Map<number, number>();
  /** `segment/monitor/kind` of each picture. */
  readonly pictures = new Set<string>();
  private readonly watching = new Set<() => void>();

  /** The way to the house, with every acknowledgement written down as it comes in. */
  over(house: ClientOptions): ClientOptions {
    return {
      ...house,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (response.ok && init?.method === 'PUT' && typeof input === 'string') this.note(input);
        return response;
      },
    };
  }

  watch(told: () => void): void {
    this.watching.add(told);
  }

  private note(address: string): void {
    const [, segment = '', picture] = /\/segments\/(\d+)(?:\/pictures\/(\d\/\w+))?$/.exec(address) ?? [];
    if (segment === '') return;
    if (picture !== undefined) {
      this.pictures.add(`${segment}/${picture}`);
      return;
    }
    this.records.set(Number(segment), (this.records.get(Number(segment)) ?? 0) + 1);
    for (const told of this.watching) told();
  }
}
