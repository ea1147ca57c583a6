import { DAY_SECONDS, type Instant } from '@stint/core/instant';
import { useEffect, useMemo, useState } from 'react';
import shared from '../recorded/public.module.css';
import { AveragesPanel } from './averages.tsx';
import { ChooseCase } from './choose-case.tsx';
import { busiestDay, frameOf, widened } from './frame.ts';
import { Inspector } from './inspector.tsx';
import { type Mark, marksOf } from './marks.ts';
import { type Play, play } from './play.ts';
import styles from './playground.module.css';
import { Refused } from './refused.tsx';
import { Segments } from './segments.tsx';
import { Share } from './share.tsx';
import type { Story } from './story.ts';
import { sumsOf } from './sums.ts';
import { TermsPanel } from './terms.tsx';
import { Timeline } from './timeline.tsx';
import { Toolbar } from './toolbar.tsx';
import { type StorySteps, useStory } from './use-story.ts';
import { Ways } from './ways.tsx';
import { WeekClock } from './week-clock.tsx';

/** A story, what can be dragged of it, and what follows. */
export function Playground({ first, from }: { first: Story; from: string | null }) {
  const steps = useStory(() => first);
  const { story } = steps;
  const [day, setDay] = useState(() => busiestDay(first));
  const [dragging, setDragging] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const judged = useMemo(() => play(story), [story]);
  const frame = useFrame(story, day, `${steps.opened} ${day}`, dragging);
  const marks = useMemo(() => marksOf(story, judged, frame), [story, judged, frame]);
  useUndoKeys(steps);
  const open = (next: Story) => {
    steps.open(next);
    setDay(busiestDay(next));
    choose(null);
  };
  return (
    <>
      <ChooseCase from={from} onOpen={open} />
      <section className={shared.panel} aria-labelledby="timeline">
        <Toolbar
          steps={steps}
          day={day}
          onDay={setDay}
          frame={frame}
          chosen={marks.find(isOf(chosen)) ?? null}
        />
        <Timeline
          steps={steps}
          play={judged}
          frame={frame}
          day={{ from: day, to: day + DAY_SECONDS }}
          marks={marks}
          chosen={chosen}
          onChoose={choose}
          onDragging={setDragging}
        />
        <Inspector steps={steps} mark={marks.find(isOf(chosen)) ?? null} />
      </section>
      <p role="status" className={styles.spoken}>
        {dragging ? '' : sumsOf(judged, story)}
      </p>
      <Answers steps={steps} judged={judged} />
    </>
  );
}

function Answers({ steps, judged }: { steps: StorySteps; judged: Play }) {
  const { story } = steps;
  return (
    <>
      <Refused story={story} play={judged} />
      <Ways steps={steps} play={judged} />
      <AveragesPanel play={judged} />
      <Segments steps={steps} play={judged} />
      <div className={styles.pair}>
        <TermsPanel key={steps.opened} steps={steps} />
        <div className={styles.stack}>
          <WeekClock week={judged.segment.judged.timesheet.week} />
          <Share story={story} />
        </div>
      </div>
    </>
  );
}

const isOf = (key: string | null) => (mark: Mark) => mark.key === key;

/** It stays as it is during a drag, and otherwise only grows, so that nothing moves under the hand. */
function useFrame(story: Story, day: Instant, key: string, dragging: boolean) {
  const needed = frameOf(story, day);
  const [kept, keep] = useState({ key, frame: needed });
  const grown = widened(kept.frame, needed);
  const same = grown.from === kept.frame.from && grown.to === kept.frame.to;
  if (kept.key === key && (dragging || same)) return kept.frame;
  const frame = kept.key === key ? grown : needed;
  keep({ key, frame });
  return frame;
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, but where somebody writes. */
function useUndoKeys({ undo, redo }: StorySteps) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
      const key = event.key.toLowerCase();
      const deed = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null;
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [undo, redo]);
}
