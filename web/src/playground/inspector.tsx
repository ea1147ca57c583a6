import { Button, TextInput } from '@mantine/core';
import { MINUTE_SECONDS } from '@stint/core/instant';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { timeExact } from '../time/spoken.ts';
import { move, remove, say } from './edits.ts';
import type { Mark } from './marks.ts';
import styles from './playground.module.css';
import { type Deed, scenarioOf, type Told } from './story.ts';
import type { StorySteps } from './use-story.ts';

/** The mark that was chosen, for whoever would rather press than drag. */
export function Inspector({ steps, mark }: { steps: StorySteps; mark: Mark | null }) {
  if (!mark) {
    return (
      <p className={styles.hint}>
        Drag a mark, or choose one and press <kbd>←</kbd> <kbd>→</kbd>: a minute, with <kbd>Shift</kbd> ten
        seconds, with <kbd>Page Up</kbd> <kbd>Page Down</kbd> ten minutes. <kbd>Del</kbd> takes it away,{' '}
        <kbd>Ctrl</kbd> <kbd>Z</kbd> brings it back.
      </p>
    );
  }
  const told = heldEvent(steps, mark);
  return (
    <section className={styles.inspector} aria-label="What is chosen">
      <p className={styles.chosen}>
        <strong>{mark.says}</strong>{' '}
        <span data-number>
          {timeExact(mark.at, 'UTC')}
          {mark.to !== null && `–${timeExact(mark.to, 'UTC')}`} UTC
        </span>
      </p>
      <Nudges steps={steps} mark={mark} />
      {told && <Words key={told.id} steps={steps} told={told} />}
      {mark.held.of !== 'snapshot' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} stroke={1.8} />}
          onClick={() => steps.edit(remove(steps.story, mark.held))}
        >
          Take away
        </Button>
      )}
    </section>
  );
}

function Nudges({ steps, mark }: { steps: StorySteps; mark: Mark }) {
  const fine = mark.step > MINUTE_SECONDS ? [] : [10];
  const by = [-mark.step, ...fine.map((one) => -one), ...fine, mark.step];
  const { within } = mark;
  const to = (seconds: number) =>
    within ? Math.min(Math.max(mark.at + seconds, within.from), within.to) : mark.at + seconds;
  return (
    <span className={styles.nudges}>
      {by.map((seconds) => (
        <Button
          key={seconds}
          size="xs"
          variant="default"
          aria-label={`${mark.says} ${nudgeText(seconds, 'spoken')}`}
          onClick={() => steps.edit(move(steps.story, mark.held, to(seconds)))}
        >
          {nudgeText(seconds, 'short')}
        </Button>
      ))}
    </span>
  );
}

function nudgeText(seconds: number, form: 'short' | 'spoken'): string {
  const size = Math.abs(seconds);
  const [number, unit] = size < MINUTE_SECONDS ? [size, 's'] : [size / MINUTE_SECONDS, 'min'];
  if (form === 'short') return `${seconds < 0 ? '−' : '+'}${number} ${unit}`;
  return `${number} ${unit === 's' ? 'seconds' : 'minutes'} ${seconds < 0 ? 'earlier' : 'later'}`;
}

function heldEvent({ story }: StorySteps, { held }: Mark): Told | null {
  if (held.of !== 'event' && held.of !== 'manual') return null;
  return story.told.find(({ id }) => id === held.id) ?? null;
}

/** What an event carries beside its instant: a memo, a number of minutes, a rate. */
function Words({ steps, told }: { steps: StorySteps; told: Told }) {
  const field = fieldOf(told.deed);
  const [typed, type] = useState(field?.value ?? '');
  if (!field) return null;
  const deed = field.with(typed);
  const fits = deed !== null && canSay(steps, told.id, deed);
  return (
    <TextInput
      size="xs"
      aria-label={field.says}
      placeholder={field.says}
      value={typed}
      error={fits ? null : field.asks}
      onChange={(event) => {
        const text = event.currentTarget.value;
        type(text);
        const next = field.with(text);
        if (next && canSay(steps, told.id, next))
          steps.edit(say(steps.story, told.id, next), `words ${told.id}`);
      }}
    />
  );
}

function canSay({ story }: StorySteps, id: number, deed: Deed): boolean {
  try {
    scenarioOf(say(story, id, deed));
    return true;
  } catch {
    return false;
  }
}

interface Field {
  readonly says: string;
  readonly asks: string;
  readonly value: string;
  readonly with: (text: string) => Deed | null;
}

function fieldOf(deed: Deed): Field | null {
  switch (deed.type) {
    case 'start':
    case 'memo':
    case 'editMemo':
    case 'manual':
      return { says: 'Memo', asks: '', value: deed.memo ?? '', with: (memo) => ({ ...deed, memo }) };
    case 'limit':
      return {
        says: 'Minutes a week, empty for no limit',
        asks: 'Whole minutes, or nothing',
        value: deed.minutes === null ? '' : String(deed.minutes),
        with: (text) => minutesOf(text, (minutes) => ({ ...deed, minutes })),
      };
    case 'rate':
      return {
        says: 'Rate an hour',
        asks: 'A plain decimal above 0, such as 45.00',
        value: deed.rate,
        with: (rate) => ({ ...deed, rate }),
      };
    default:
      return null;
  }
}

function minutesOf(text: string, deed: (minutes: number | null) => Deed): Deed | null {
  if (text.trim() === '') return deed(null);
  return /^\d{1,6}$/.test(text.trim()) ? deed(Number(text)) : null;
}
