import type { House } from '../../house.ts';
import { addEvents, noteReading } from '../../store/processor-events.ts';

/** The processor's list of events is in order of its own seconds, of which the last may still fill. */
const OVERLAP_SECONDS = 600;

/** Reads the processor's own list: what no webhook brought is found there. Null: no answer came. */
export async function readEvents(
  house: House,
  { since }: { readonly since: number },
): Promise<string | null> {
  const events = await house.payments.eventsSince(since);
  if (events === null) return null;
  const at = house.clock.now();
  const found = await addEvents(house.db, events, at);
  const last = Math.max(since, ...events.map((event) => event.at - OVERLAP_SECONDS));
  await noteReading(house.db, { eventsTo: last, at });
  return found === 0 ? '' : `The processor had ${found} events that no letter had brought.`;
}
