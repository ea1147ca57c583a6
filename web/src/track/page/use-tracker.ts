import { useEffect, useReducer, useState, useSyncExternalStore } from 'react';
import { type Opened, theTracker } from '../desk/the-tracker.ts';
import type { BrowserTracker } from '../desk/tracker.ts';
import type { View } from '../desk/view.ts';

/** The tracker of this browser, once it is open; `again` asks anew, when another tab may have gone. */
export function useOpened(person: string): { opened: Opened | 'failed' | null; again: () => void } {
  const [asked, again] = useReducer((count: number) => count + 1, 0);
  const [opened, setOpened] = useState<Opened | 'failed' | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when told to
  useEffect(() => {
    let here = true;
    const tell = (answer: Opened | 'failed'): void => {
      if (here) setOpened(answer);
    };
    theTracker(person).then(tell, (fault: unknown) => {
      reportError(fault);
      tell('failed');
    });
    return () => {
      here = false;
    };
  }, [person, asked]);
  return { opened, again };
}

export function useView(tracker: BrowserTracker): View {
  return useSyncExternalStore(tracker.subscribe, tracker.view);
}
