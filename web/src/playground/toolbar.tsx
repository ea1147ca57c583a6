import { Button, NativeSelect } from '@mantine/core';
import { DAY_SECONDS, formatDay, formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { dayName } from '../time/spoken.ts';
import { add, addInput, addSession } from './edits.ts';
import { dayOf, daysOf } from './frame.ts';
import type { Mark } from './marks.ts';
import styles from './playground.module.css';
import type { Deed, Story } from './story.ts';
import type { StorySteps } from './use-story.ts';

interface ToolbarProps {
  readonly steps: StorySteps;
  readonly day: Instant;
  readonly onDay: (day: Instant) => void;
  readonly frame: Span;
  readonly chosen: Mark | null;
}

/** Undo and redo, the day, and what can be put onto the timeline. */
export function Toolbar({ steps, day, onDay, frame, chosen }: ToolbarProps) {
  const { story, undo, redo } = steps;
  const days = [...new Set([...daysOf(story), day])].toSorted((a, b) => a - b);
  return (
    <div className={styles.toolbar}>
      <h2 id="timeline">What happened</h2>
      <div className={styles.tools}>
        {days.length > 1 ? (
          <NativeSelect
            aria-label="Day"
            size="xs"
            value={String(day)}
            onChange={(event) => onDay(Number(event.currentTarget.value))}
            data={days.map((one) => ({ value: String(one), label: nameOf(one) }))}
          />
        ) : (
          <span className={styles.day}>{nameOf(day)}</span>
        )}
        <AddSelect onAdd={(what) => steps.edit(added(story, what, whereTo(story, day, frame, chosen)))} />
        <Button
          size="xs"
          variant="default"
          disabled={!undo}
          onClick={undo ?? undefined}
          leftSection={<IconArrowBackUp size={15} stroke={1.8} />}
        >
          Undo
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!redo}
          onClick={redo ?? undefined}
          leftSection={<IconArrowForwardUp size={15} stroke={1.8} />}
        >
          Redo
        </Button>
      </div>
    </div>
  );
}

const ADDS = {
  session: 'Work: start, input, stop',
  start: 'Start',
  stop: 'Stop',
  input: 'Input, five minutes',
  manual: 'Manual time',
  memo: 'New memo',
  limit: 'Weekly limit set',
  rate: 'Rate set',
  manualTime: 'Manual time allowed',
  pause: 'Contract paused',
  resume: 'Contract resumed',
  end: 'Contract ended',
} as const;

type Added = keyof typeof ADDS;

function AddSelect({ onAdd }: { onAdd: (what: Added) => void }) {
  return (
    <NativeSelect
      aria-label="Add to the timeline"
      size="xs"
      value=""
      onChange={(event) => {
        const what = event.currentTarget.value;
        if (isAdded(what)) onAdd(what);
      }}
      data={[
        { value: '', label: '+ Add …' },
        ...Object.entries(ADDS).map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}

function isAdded(what: string): what is Added {
  return Object.hasOwn(ADDS, what);
}

/** Beside what is chosen; else after the last thing of the day. */
function whereTo({ told }: Story, day: Instant, frame: Span, chosen: Mark | null): Instant {
  if (chosen) return chosen.to ?? chosen.at;
  const own = told.filter(({ at }) => dayOf(at) === day);
  return Math.min(own.at(-1)?.at ?? frame.from + SEGMENT_SECONDS, day + DAY_SECONDS - 2 * SEGMENT_SECONDS);
}

function added(story: Story, what: Added, after: Instant): Story {
  const minute = Math.ceil(after / MINUTE_SECONDS) * MINUTE_SECONDS;
  switch (what) {
    case 'session':
      return addSession(story, { from: minute + 2 * MINUTE_SECONDS, to: minute + 16 * MINUTE_SECONDS });
    case 'input':
      return addInput(story, { from: minute + 30, to: minute + 30 + 4 * MINUTE_SECONDS });
    case 'manual': {
      const from = Math.ceil(minute / SEGMENT_SECONDS) * SEGMENT_SECONDS;
      const to = from + SEGMENT_SECONDS;
      const deed: Deed = { type: 'manual', from: formatInstant(from), to: formatInstant(to), memo: 'Call' };
      return add(story, to + 2 * MINUTE_SECONDS, deed);
    }
    default:
      return add(story, minute, deedOf(what, story));
  }
}

function deedOf(what: Exclude<Added, 'session' | 'input' | 'manual'>, { contract }: Story): Deed {
  switch (what) {
    case 'start':
    case 'memo':
      return { type: what, memo: 'More work' };
    case 'limit':
      return { type: 'limit', minutes: 60 };
    case 'rate':
      return { type: 'rate', rate: contract.rate };
    case 'manualTime':
      return { type: 'manualTime', allowed: true };
    default:
      return { type: what };
  }
}

function nameOf(day: Instant): string {
  return `${dayName(formatDay(day))}, UTC`;
}
