import { owners, type Tell } from './owners.ts';
import type { Bus, BusSignal, SignalMatch } from './ports.ts';
import { ruleOf } from './rule.ts';

/** What was subscribed to, kept across connections. */
export interface Listening extends Pick<Bus, 'onSignal' | 'onOwner'> {
  readonly hear: (signal: BusSignal) => void;
  begin(tell: Tell): Promise<void>;
  end(): void;
}

interface Subscription {
  readonly match: SignalMatch;
  readonly listener: (signal: BusSignal) => void;
}

export function listening(): Listening {
  const subscriptions = new Set<Subscription>();
  const names = owners();
  let tell: Tell | null = null;
  return {
    hear: (signal) => {
      names.hear(signal);
      for (const { match, listener } of subscriptions) {
        // What a listener throws is a bug, and ends as one: the library would send it to the signal's sender.
        if (fits(match, signal, names.ownerOf)) queueMicrotask(() => listener(signal));
      }
    },
    onSignal: async (match, listener) => {
      const subscription = { match, listener };
      if (match.sender !== undefined) await names.follow(match.sender);
      subscriptions.add(subscription);
      await tell?.('AddMatch', ruleOf(match));
      return () => {
        if (subscriptions.delete(subscription)) void tell?.('RemoveMatch', ruleOf(match));
      };
    },
    onOwner: (name, listener) => names.onOwner(name, listener),
    begin: async (telling) => {
      tell = telling;
      await names.begin(telling);
      for (const { match } of subscriptions) await telling('AddMatch', ruleOf(match));
    },
    end: () => {
      tell = null;
      names.end();
    },
  };
}

/** The bus drops what others broadcast, but what they send to us alone it cannot drop: so the sender is looked at. */
function fits(match: SignalMatch, signal: BusSignal, ownerOf: (name: string) => string | null): boolean {
  return (
    match.interface === signal.interface &&
    match.member === signal.member &&
    (match.path === undefined || match.path === signal.path) &&
    (match.sender === undefined || ownerOf(match.sender) === signal.sender)
  );
}
