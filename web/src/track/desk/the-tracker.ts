import { answerTabs, holdTab, waitForTab } from './tabs.ts';
import { BrowserTracker } from './tracker.ts';

/** `other-tab`: the tracker is another tab of this browser. */
export type Opened = { readonly tracker: BrowserTracker } | 'other-tab';

const opened = new Map<string, Promise<Opened>>();

/** The one tracker of this page for a freelancer; it goes on while other pages of the app are looked at. */
export function theTracker(person: string): Promise<Opened> {
  const known = opened.get(person);
  if (known) return known;
  const opening = open(person);
  opened.set(person, opening);
  return opening;
}

export function tabName(person: string): string {
  return `stint-track-${person}`;
}

async function open(person: string): Promise<Opened> {
  if (!(await holdTab(tabName(person)))) {
    // When that tab goes, this one can be asked again.
    void waitForTab(tabName(person)).then(() => opened.delete(person));
    return 'other-tab';
  }
  const tracker = await BrowserTracker.open(person);
  answerTabs(tabName(person), () => ({ tracking: trackingOf(tracker) }));
  return { tracker };
}

function trackingOf(tracker: BrowserTracker): string | null {
  const { tracking, contracts } = tracker.view();
  const known = contracts.find(({ id }) => id === tracking?.contract);
  return known ? `${known.organisation.name} · ${known.title}` : null;
}
