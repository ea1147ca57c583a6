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
  /** Minor units by currency: charged minus paid out. */
  readonly balance: Map<string, bigint>;
}

export function emptyTill(): Till {
  return { objects: new Map(), saved: new Map(), tagged: new Map(), balance: new Map() };
}

export function apply(till: Till, { puts, saved }: Entry): void {
  for (const object of puts) {
    if (!till.objects.has(object.id)) count(till, object);
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
  const found: SandboxObject[] = [];
  for (const id of till.tagged.get(tagOf(kind, key, value)) ?? []) {
    const object = till.objects.get(id);
    if (object) found.push(object);
  }
  return found;
}

export function ok(object: SandboxObject, ...more: SandboxObject[]): Answer {
  return { status: 200, body: object, puts: [object, ...more] };
}

function count(till: Till, object: SandboxObject): void {
  if (object.object === 'payment_intent' && object.status === 'succeeded')
    add(till, object.currency, BigInt(object.amount));
  if (object.object === 'payout' && object.status === 'paid')
    add(till, object.currency, -BigInt(object.amount));
}

function add(till: Till, currency: string, amount: bigint): void {
  till.balance.set(currency, (till.balance.get(currency) ?? 0n) + amount);
}

function tagOf(kind: string, key: string, value: string): string {
  return JSON.stringify([kind, key, value]);
}
