import { useCallback, useMemo, useState } from 'react';

/** Which lines are chosen, by their keys. */
export interface Choice {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** From the last one that was chosen or left to this one, all of them. */
  readonly extend: (key: string) => void;
  readonly put: (keys: readonly string[], chosen: boolean) => void;
  readonly clear: () => void;
}

/** `order`: what can be chosen, as it stands on the page. What can no longer be chosen is not chosen any more. */
export function useChoice(order: readonly string[]): Choice {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const keys = useMemo(() => new Set(order.filter((key) => kept.has(key))), [order, kept]);
  const toggle = useCallback((key: string) => {
    setAnchor(key);
    setKept((before) => toggled(before, key));
  }, []);
  const put = useCallback((some: readonly string[], chosen: boolean) => {
    setKept((before) => withAll(before, some, chosen));
  }, []);
  const extend = (key: string) => {
    put(between(order, anchor ?? key, key), true);
    setAnchor(key);
  };
  const clear = useCallback(() => setKept(new Set()), []);
  return { keys, toggle, extend, put, clear };
}

function toggled(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return withAll(before, [key], !before.has(key));
}

function withAll(before: ReadonlySet<string>, some: readonly string[], chosen: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const key of some) {
    if (chosen) after.add(key);
    else after.delete(key);
  }
  return after;
}

/** Both ends are in it, whichever of them comes first. */
export function between(order: readonly string[], from: string, to: string): string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return order.includes(to) ? [to] : [];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
