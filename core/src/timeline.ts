import type { Instant } from './instant.ts';

/** A value that changes over time: the first one, then each change from its instant on, in the order made. */
export interface Timeline<Value> {
  readonly first: Value;
  readonly changes: readonly { readonly at: Instant; readonly value: Value }[];
}

export function unchanged<Value>(first: Value): Timeline<Value> {
  return { first, changes: [] };
}

export function changed<Value>(timeline: Timeline<Value>, at: Instant, value: Value): Timeline<Value> {
  return { first: timeline.first, changes: [...timeline.changes, { at, value }] };
}

/** The value in force at an instant; of several made at one instant, the last. */
export function inForce<Value>(timeline: Timeline<Value>, at: Instant): Value {
  let value = timeline.first;
  for (const change of timeline.changes) {
    if (change.at <= at) value = change.value;
  }
  return value;
}
