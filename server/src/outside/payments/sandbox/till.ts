import type { Answer, SandboxObject } from './objects.ts';

/** The answer that an idempotency key was given, and a digest of what was asked with it. */
export interface SavedAnswer {
  readonly key: string;
  readonly asked: string;
  readonly status: number;
  readonly body: unknown;
}

/** One line of the journal: all that one request changed. */
export interface Entry {
  readonly puts: readonly SandboxObject[];
  readonly saved?: SavedAnswer;
}

/** Everything the sandbox remembers, built from its journal alone. */
export interface Till {
  readonly objects: Map<string, SandboxObject>;
  readonly saved: Map<string, SavedAnswer>;
  /** Ids by kind, metadata key and value. */
  readonly tagged: Map<string, Set<string>>;
  /** Ids by kind, in the order they were made. */
  readonly made: Map<SandboxObject['object'], string[]>;
  /** Minor units by currency: what came in less what went out. */
  readonly balance: Map<string, bigint>;
}

export function emptyTill(): Till {
  return { objects: new Map(), saved: new Map(), tagged: new Map(), made: new Map(), balance: new Map() };
}

export function apply(till: Till, { puts, saved }: Entry): void {
  for (const object of puts) {
    if (!till.objects.has(object.id)) welcome(till, object);
    till.objects.set(object.id, object);
    for (const [key, value] of Object.entries(object.metadata)) {
      const tag = tagOf(object.object, key, value);
      till.tagged.set(tag, (till.tagged.get(tag) ?? new Set()).add(object.id));
    }
  }
  if (saved) till.saved.set(saved.key, saved);
}

/** All objects of a kind with this metadata, in the order they were made. */
export function findTagged(
  till: Till,
  kind: SandboxObject['object'],
  key: string,
  value: string,
): SandboxObject[] {
  const ids = till.tagged.get(tagOf(kind, key, value)) ?? [];
  return [...ids].flatMap((id) => till.objects.get(id) ?? []);
}

/** All objects of a kind, in the order they were made. */
export function allOf<Kind extends SandboxObject['object']>(
  till: Till,
  kind: Kind,
): Extract<SandboxObject, { object: Kind }>[] {
  const all = (till.made.get(kind) ?? []).flatMap((id) => till.objects.get(id) ?? []);
  return all as Extract<SandboxObject, { object: Kind }>[];
}

/** An object by its id and kind; undefined: there is none. */
export function objectOf<Kind extends SandboxObject['object']>(
  till: Till,
  kind: Kind,
  id: string,
): Extract<SandboxObject, { object: Kind }> | undefined {
  const found = till.objects.get(id);
  return found?.object === kind ? (found as Extract<SandboxObject, { object: Kind }>) : undefined;
}

export function ok(object: SandboxObject, ...more: SandboxObject[]): Answer {
  return { status: 200, body: object, puts: [object, ...more] };
}

/** What is only read: nothing is written down. */
export function shown(body: unknown): Answer {
  return { status: 200, body, puts: [] };
}

function welcome(till: Till, object: SandboxObject): void {
  const made = till.made.get(object.object) ?? [];
  till.made.set(object.object, made);
  made.push(object.id);
  if (object.object !== 'balance_transaction') return;
  const { currency, net } = object;
  till.balance.set(currency, (till.balance.get(currency) ?? 0n) + BigInt(net));
}

function tagOf(kind: string, key: string, value: string): string {
  return JSON.stringify([kind, key, value]);
}
