/** Something that a page which is open should show at once. */
export interface HouseEvent {
  readonly kind: 'diary' | 'week' | 'terms';
  readonly segment?: number;
}

export type Listener = (event: HouseEvent) => void;

/** Tells the streams of one contract that something changed. A hint only: the truth is asked for again. */
export class Events {
  private readonly listeners = new Map<string, Set<Listener>>();

  /** Answers the way to stop listening. */
  listen(contract: string, listener: Listener): () => void {
    const known = this.listeners.get(contract) ?? new Set();
    this.listeners.set(contract, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0) this.listeners.delete(contract);
    };
  }

  tell(contract: string, event: HouseEvent): void {
    for (const listener of this.listeners.get(contract) ?? []) listener(event);
  }
}
