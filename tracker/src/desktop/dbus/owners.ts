import { type Bus, type BusFault, type BusSignal, isBusFault } from './ports.ts';
import { ruleOf } from './rule.ts';

/** Asks the bus itself: AddMatch, RemoveMatch, GetNameOwner. */
export type Tell = (member: string, argument: string) => Promise<readonly unknown[] | BusFault>;

/** Who owns the names that somebody asked about, kept across connections. */
export interface Owners extends Pick<Bus, 'onOwner'> {
  /** From now on `ownerOf` knows it. */
  follow(name: string): Promise<void>;
  readonly ownerOf: (name: string) => string | null;
  hear(signal: BusSignal): void;
  begin(tell: Tell): Promise<void>;
  end(): void;
}

interface FollowedName {
  owner: string | null;
  /** Changes heard so far: an answer that was asked for before the last of them is stale. */
  changes: number;
  /** Resolves when the first answer is there. */
  known: Promise<void>;
  readonly listeners: Set<(owner: string | null) => void>;
}

export function owners(): Owners {
  const names = new Map<string, FollowedName>();
  let tell: Tell | null = null;

  const ask = async (name: string, followed: FollowedName): Promise<void> => {
    await tell?.('AddMatch', ownerRule(name));
    const { changes } = followed;
    const answer = await tell?.('GetNameOwner', name);
    if (answer === undefined || isBusFault(answer) || followed.changes !== changes) return;
    become(followed, nameIn(answer[0]));
  };
  const follow = async (name: string): Promise<FollowedName> => {
    const followed = names.get(name) ?? newName();
    if (!names.has(name)) {
      names.set(name, followed);
      followed.known = ask(name, followed);
    }
    await followed.known;
    return followed;
  };

  return {
    follow: async (name) => void (await follow(name)),
    ownerOf: (name) => names.get(name)?.owner ?? null,
    hear: (signal) => {
      const followed = isOwnerChange(signal) ? names.get(String(signal.body[0])) : undefined;
      if (followed !== undefined) become(followed, nameIn(signal.body[2]));
    },
    onOwner: async (name, listener) => {
      const followed = await follow(name);
      followed.listeners.add(listener);
      listener(followed.owner);
      return () => void followed.listeners.delete(listener);
    },
    begin: async (telling) => {
      tell = telling;
      for (const [name, followed] of names) await ask(name, followed);
    },
    end: () => {
      tell = null;
      for (const followed of names.values()) become(followed, null);
    },
  };
}

function newName(): FollowedName {
  return { owner: null, changes: 0, known: Promise.resolve(), listeners: new Set() };
}

function become(followed: FollowedName, owner: string | null): void {
  followed.changes += 1;
  if (followed.owner === owner) return;
  followed.owner = owner;
  for (const listener of followed.listeners) queueMicrotask(() => listener(owner));
}

const BUS = 'org.freedesktop.DBus';

function ownerRule(name: string): string {
  return `${ruleOf({ sender: BUS, interface: BUS, member: 'NameOwnerChanged' })},arg0='${name}'`;
}

function isOwnerChange({ sender, interface: name, member }: BusSignal): boolean {
  return sender === BUS && name === BUS && member === 'NameOwnerChanged';
}

function nameIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
