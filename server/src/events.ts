/** Something that a page which is open should show at once. */
export interface HouseEvent {
  readonly kind: 'diary' | 'week' | 'terms' | 'desk';
  readonly segment?: number;
}

export type Listener = (event: HouseEvent) => void;

/**
 * Tells the streams of one contract that something changed, and a freelancer's own that another tracker started or
 * stopped. A hint only: the truth is asked for again.
 */
export class Events {
  private readonly listeners = new Map<string, Set<Listener>>();

  private readonly desks = new Map<string, Set<Listener>>();

  /** Answers the way to stop listening. */
  listen(contract: string, listener: Listener): () => void {
    return join(this.listeners, contract, listener);
  }

  /** For the freelancer alone: no client and no operator hears who is at work (no live view). */
  listenAtDesk(freelancer: string, listener: Listener): () => void {
    return join(this.desks, freelancer, listener);
  }

  tell(contract: string, event: HouseEvent): void {
    for (const listener of this.listeners.get(contract) ?? []) listener(event);
  }

  tellDesk(freelancer: string): void {
    for (const listener of this.desks.get(freelancer) ?? []) listener({ kind: 'desk' });
  }
}

function join(groups: Map<string, Set<Listener>>, group: string, listener: Listener): () => void {
  const known = groups.get(group) ?? new Set();
  groups.set(group, known.add(listener));
  return () => {
    known.delete(listener);
    if (known.size === 0 && groups.get(group) === known) groups.delete(group);
  };
}
