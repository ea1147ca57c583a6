import type { BrowserTracker } from '../desk/tracker.ts';
import type { View } from '../desk/view.ts';

/** What every part of the page is given. */
export interface OfTracker {
  readonly tracker: BrowserTracker;
  readonly view: View;
}
