import type { Instant } from '@stint/core/instant';
import { type Desk, noteAlive } from '@stint/tracker/desk/desk';

/**
 * When a page goes it has no time left to seal anything: only until when its session was alive is written, in the one
 * store that takes it at once. It says nothing but two instants.
 */
export interface LastBreath {
  readonly start: Instant;
  readonly at: Instant;
}

export function writeLastBreath(name: string, { open }: Desk): void {
  if (!open) {
    localStorage.removeItem(name);
    return;
  }
  const breath: LastBreath = { start: open.start, at: open.lastInput ?? open.start };
  localStorage.setItem(name, JSON.stringify(breath));
}

/** T5: the session that was open died, but only after this. */
export function withLastBreath(name: string, desk: Desk): Desk {
  const breath = readBreath(localStorage.getItem(name));
  const { open } = desk;
  if (!breath || !open || breath.start !== open.start || breath.at <= (open.lastInput ?? open.start))
    return desk;
  return noteAlive(desk, breath.at);
}

function readBreath(text: string | null): LastBreath | null {
  return text === null ? null : (JSON.parse(text) as LastBreath);
}
