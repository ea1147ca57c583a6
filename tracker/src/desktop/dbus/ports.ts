/** Why a call brought no answer. `error` is the D-Bus name of what the other side said. */
export type BusFault =
  | { readonly code: 'bus-lost' | 'bus-timeout'; readonly detail: string }
  | { readonly code: 'bus-refused'; readonly error: string; readonly detail: string };

/** An object's interface: whose it is (a bus name), where it lies, which of its interfaces. */
export interface BusObject {
  readonly to: string;
  readonly path: string;
  readonly interface: string;
}

/** `signature` and `body` go together, `timeoutMs` is 5,000 by default. */
export interface BusCall extends BusObject {
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  readonly timeoutMs?: number;
  /** False: do not start the program that would own the name. */
  readonly mayStart?: boolean;
}

/** What is missing fits everything. `sender` is a bus name; signals from others are not told. */
export interface SignalMatch {
  readonly sender?: string;
  readonly path?: string;
  readonly interface: string;
  readonly member: string;
}

export interface BusSignal {
  /** The unique name of who sent it. */
  readonly sender: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

export interface BusMethod {
  /** The signature of what it takes, '' by default. Called with another one, the caller is told it does not exist. */
  readonly takes?: string;
  /** The signature of what it gives, '' by default: nothing, one value, or an array of them. */
  readonly gives?: string;
  /** What it throws is told to the caller, by its message alone. */
  readonly call: (...body: unknown[]) => unknown;
}

export interface BusProperty {
  readonly signature: string;
  /** Never undefined. */
  readonly read: () => unknown;
}

/** An interface of ours as others see it; signals by the signature of what they carry. */
export interface ExportedInterface {
  readonly name: string;
  readonly properties?: Readonly<Record<string, BusProperty>>;
  readonly methods?: Readonly<Record<string, BusMethod>>;
  readonly signals?: Readonly<Record<string, string>>;
}

export interface Exported {
  /** Sends a signal of it; nothing happens while the bus is lost. */
  emit(signal: string, ...body: unknown[]): void;
  /** Tells by PropertiesChanged that these have new values. */
  changed(...properties: string[]): void;
  remove(): void;
}

export type BusState = 'connected' | 'lost';

/**
 * A bus that connects again by itself. What was watched, owned and exported is so again on the new connection.
 * Values come as the library reads them: `plain` takes the variants off. Bodies are checked by the caller, for
 * anybody may answer under a name.
 */
export interface Bus {
  state(): BusState;
  /** Called at every change of state. */
  onState(listener: (state: BusState) => void): void;
  /** What the bus calls us now (`:1.42`), null while it is lost. */
  uniqueName(): string | null;
  call(call: BusCall): Promise<readonly unknown[] | BusFault>;
  readProperty(object: BusObject, property: string): Promise<{ readonly value: unknown } | BusFault>;
  /** Resolves when the bus listens; call what it gives to hear no more. */
  onSignal(match: SignalMatch, listener: (signal: BusSignal) => void): Promise<() => void>;
  /** Who owns the name, at first and at every change: a unique name, or null for nobody (or a lost bus). */
  onOwner(name: string, listener: (owner: string | null) => void): Promise<() => void>;
  /** Its value at first, at every change, and whenever its owner returns; null while nobody tells it. */
  onProperty(object: BusObject, property: string, listener: (value: unknown) => void): Promise<() => void>;
  /** True when the name is ours. Never waits in a queue for it. */
  own(name: string): Promise<boolean>;
  /** May be called more than once for one path, with other interfaces. */
  export(path: string, object: ExportedInterface): Exported;
  close(): Promise<void>;
}

export function isBusFault(answer: object): answer is BusFault {
  return 'code' in answer;
}
