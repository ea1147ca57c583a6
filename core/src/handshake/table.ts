/**
 * A state machine as a table: for each state, the deeds that are possible in it and the state that each leads to. A deed
 * begins with who does it: `client`, `freelancer`, or `clock`, time itself.
 */
export type StateTable<State extends string, Deed extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Deed, State>>>>
>;

/** The state that a deed leads to; null where the table does not allow it. */
export function stateAfter<State extends string, Deed extends string>(
  table: StateTable<State, Deed>,
  state: State,
  deed: Deed,
): State | null {
  return table[state][deed] ?? null;
}

/** Every deed that is possible in a state, in the table's order. */
export function deedsIn<State extends string, Deed extends string>(
  table: StateTable<State, Deed>,
  state: State,
): readonly Deed[] {
  return Object.keys(table[state]) as Deed[];
}
