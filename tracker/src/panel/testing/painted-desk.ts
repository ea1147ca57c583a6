import type { Status } from '../../status-page.ts';
import type { Tracker } from '../../tracker.ts';
import type { PanelDesk } from '../server.ts';

/** A real tracker of which a part of the status is painted over, to see what the panel makes of it. */
export function paintedDesk(tracker: Tracker, paint: (status: Status) => Status): PanelDesk {
  const status = { value: () => paint(tracker.status()) };
  return Object.create(tracker, { status }) as PanelDesk;
}
