/** Something that a page which is open should show at once. */
export interface HouseEvent {
  readonly kind: 'diary' | 'week' | 'terms' | 'desk' | 'notification' | 'message' | 'access';
  readonly segment?: number;
  /** In which thread something was written or read. */
  readonly thread?: string;
}

export type Listener = (event: HouseEvent) => void;

/**
 * Tells the streams of one contract that something changed, and a freelancer's own that another tracker started or
 * stopped, and a person's own that there is something to read. A hint only: the truth is asked for again.
 */
export class Events {
  private readonly listeners = new Map<string, Set<Listener>>();

  private readonly desks = new Map<string, Set<Listener>>();

  private readonly people = new Map<string, Set<Listener>>();

  private readonly doors = new Set<(person: string) => void>();

  /** When something was told last, by what it was told about; milliseconds of this process. */
  private readonly toldAt = new Map<string, number>();

  private readonly began = performance.now();

  /** Answers the way to stop listening. */
  listen(contract: string, listener: Listener): () => void {
    return join(this.listeners, contract, listener);
  }

  /** For the freelancer alone: no client and no operator hears who is at work (no live view). */
  listenAtDesk(freelancer: string, listener: Listener): () => void {
    return join(this.desks, freelancer, listener);
  }

  /** For one person: that there is a new notification, or that one was read elsewhere. */
  listenAsPerson(person: string, listener: Listener): () => void {
    return join(this.people, person, listener);
  }

  /** For whoever keeps doors open: what this person may see has changed, or a sign-in of theirs has ended. */
  listenForAccess(listener: (person: string) => void): () => void {
    this.doors.add(listener);
    return () => this.doors.delete(listener);
  }

  /** Milliseconds in which nothing was told of these; what was told before this process began is not known. */
  quietFor(groups: readonly string[]): number {
    const last = groups.map((group) => this.toldAt.get(group) ?? this.began);
    return performance.now() - Math.max(this.began, ...last);
  }

  /** Also on their own streams: a page that is open asks again for all that it shows. */
  tellAccess(person: string): void {
    this.tellAll(this.people, person, { kind: 'access' });
    for (const listener of this.doors) listener(person);
  }

  tell(contract: string, event: HouseEvent): void {
    this.tellAll(this.listeners, contract, event);
  }

  tellDesk(freelancer: string): void {
    this.tellAll(this.desks, freelancer, { kind: 'desk' }, deskOf(freelancer));
  }

  /** That something was written in a thread that a person reads, or was read there. */
  tellMessage(person: string, thread: string): void {
    this.tellAll(this.people, person, { kind: 'message', thread });
  }

  tellPerson(person: string): void {
    this.tellAll(this.people, person, { kind: 'notification' });
  }

  private tellAll(
    groups: ReadonlyMap<string, ReadonlySet<Listener>>,
    group: string,
    event: HouseEvent,
    name = group,
  ): void {
    this.toldAt.set(name, performance.now());
    for (const listener of groups.get(group) ?? []) listener(event);
  }
}

/** A freelancer's desk is quiet for itself: whoever hears of the person may not hear of it. */
export function deskOf(freelancer: string): string {
  return `desk ${freelancer}`;
}

function join(groups: Map<string, Set<Listener>>, group: string, listener: Listener): () => void {
  const known = groups.get(group) ?? new Set();
  groups.set(group, known.add(listener));
  return () => {
    known.delete(listener);
    if (known.size === 0 && groups.get(group) === known) groups.delete(group);
  };
}
