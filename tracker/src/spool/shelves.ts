import type { SegmentNumber } from '@stint/core/segment';
import type { Waiting } from './page.ts';

/** What waits, by contract, the oldest first. */
export class Shelves {
  private readonly byContract = new Map<string, readonly Waiting[]>();

  /** Contracts of which something waits. */
  contracts(): string[] {
    return [...this.byContract].filter(([, shelf]) => shelf.length > 0).map(([contract]) => contract);
  }

  /** All that waits of a contract. */
  waiting(contract: string): readonly Waiting[] {
    return this.byContract.get(contract) ?? [];
  }

  all(): Waiting[] {
    return [...this.byContract.values()].flat();
  }

  find(contract: string, segment: SegmentNumber): Waiting | null {
    return this.waiting(contract).find((waiting) => waiting.segment === segment) ?? null;
  }

  count(): number {
    return this.all().length;
  }

  protected fill(contract: string, waiting: readonly Waiting[]): void {
    this.byContract.set(contract, waiting);
  }

  /** In the place of the one of its segment, or behind all others. */
  protected put(waiting: Waiting): void {
    const others = this.waiting(waiting.contract).filter(({ segment }) => segment !== waiting.segment);
    this.fill(
      waiting.contract,
      [...others, waiting].sort((a, b) => a.segment - b.segment),
    );
  }

  protected drop(contract: string, segment: SegmentNumber): void {
    this.fill(
      contract,
      this.waiting(contract).filter((each) => each.segment !== segment),
    );
  }
}
