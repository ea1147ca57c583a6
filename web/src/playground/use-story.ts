import { useReducer } from 'react';
import type { Story } from './story.ts';

interface Steps {
  readonly past: readonly Story[];
  readonly now: Story;
  readonly future: readonly Story[];
  /** The gesture that made `now`: a drag is one step, however often it moved. */
  readonly gesture: string | null;
  /** Rises with every story that was opened anew. */
  readonly opened: number;
}

type Step =
  | { readonly do: 'edit'; readonly story: Story; readonly gesture: string | null }
  | { readonly do: 'open'; readonly story: Story }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

/** How far back one can go. */
const PAST = 200;

/** A story with what it was before and after. */
export function useStory(first: () => Story) {
  const [steps, take] = useReducer(next, null, () => opened(first(), 0));
  return {
    story: steps.now,
    opened: steps.opened,
    edit: (story: Story, gesture: string | null = null) => take({ do: 'edit', story, gesture }),
    open: (story: Story) => take({ do: 'open', story }),
    undo: steps.past.length > 0 ? () => take({ do: 'undo' }) : null,
    redo: steps.future.length > 0 ? () => take({ do: 'redo' }) : null,
  };
}

export type StorySteps = ReturnType<typeof useStory>;

function next(steps: Steps, step: Step): Steps {
  switch (step.do) {
    case 'open':
      return opened(step.story, steps.opened + 1);
    case 'edit': {
      if (step.story === steps.now) return steps;
      const same = step.gesture !== null && step.gesture === steps.gesture;
      const past = same ? steps.past : [...steps.past.slice(-PAST), steps.now];
      return { ...steps, past, now: step.story, future: [], gesture: step.gesture };
    }
    case 'undo':
      return back(steps);
    case 'redo': {
      const [now, ...future] = steps.future;
      return now ? { ...steps, past: [...steps.past, steps.now], now, future, gesture: null } : steps;
    }
  }
}

function back(steps: Steps): Steps {
  const now = steps.past.at(-1);
  if (!now) return steps;
  return {
    ...steps,
    past: steps.past.slice(0, -1),
    now,
    future: [steps.now, ...steps.future],
    gesture: null,
  };
}

function opened(story: Story, times: number): Steps {
  return { past: [], now: story, future: [], gesture: null, opened: times };
}
