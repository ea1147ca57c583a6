import { Group, Textarea, TextInput } from '@mantine/core';
import { formatInstant, HOUR_SECONDS } from '@stint/core/instant';
import { payFor } from '@stint/core/money';
import type { Span } from '@stint/core/span';
import { LIMITS } from '@stint/wire/limits';
import { useState } from 'react';
import { useContract } from '../contract/context.ts';
import { minorOf, money } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import { refusalOf } from '../parts/refusal.tsx';
import { useNow } from '../time/house-clock.ts';
import { duration, hours, time } from '../time/spoken.ts';
import { addDays, type Day, dayOf, instantAt, isDay, wallClock, type Zone } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';
import { useAddManualTime } from './deeds.ts';

interface ManualDialogProps {
  readonly opened: boolean;
  /** Missing: today. */
  readonly day?: Day | undefined;
  /** What it begins with; missing: nothing is filled in. */
  readonly span?: Span | undefined;
  readonly onClose: () => void;
  /** Missing: `onClose`. */
  readonly onDone?: () => void;
}

type ManualFormProps = Omit<ManualDialogProps, 'opened'>;

interface Typed {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly memo: string;
}

/** The codes of a refusal that speak of one field. */
const FIELDS = {
  day: ['manual-time-not-allowed', 'week-locked', 'outside-contract'],
  from: ['not-on-boundary', 'overlaps', 'crosses-weeks'],
  to: ['in-the-future', 'segment-running'],
  memo: ['memo-required'],
} as const;

/** What is typed outlives closing: the form stays mounted. */
export function ManualDialog({ opened, ...form }: ManualDialogProps) {
  return (
    <Dialog opened={opened} onClose={form.onClose} title="Write in time by hand" keepMounted>
      <ManualForm {...form} />
    </Dialog>
  );
}

/** M1–M5. A refusal stands beside its field, and what was typed stays. */
function ManualForm({ day, span, onClose, onDone = onClose }: ManualFormProps) {
  const { zone } = useZone();
  const now = useNow();
  const [typed, setTyped] = useState<Typed>(() => firstTyped(day ?? dayOf(now, zone), span, zone));
  const add = useAddManualTime();
  const { from, to } = spanOf(typed, zone);
  const write = () => {
    if (from === null || to === null) return;
    const onSuccess = () => {
      setTyped((same) => ({ ...same, memo: '' }));
      notice(`Written in: ${lengthOf(to - from)}.`);
      onDone();
    };
    add.mutate({ from: formatInstant(from), to: formatInstant(to), memo: typed.memo }, { onSuccess });
  };
  const field = (name: keyof Typed) => ({
    value: typed[name],
    required: true,
    withAsterisk: false,
    error: refusalOf(add.error, name, FIELDS[name]),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped((same) => ({ ...same, [name]: value })),
  });
  const placed = Object.entries(FIELDS).some(([name, codes]) => refusalOf(add.error, name, codes) !== null);
  return (
    <DeedForm
      deed="Write it in"
      onDeed={write}
      onLeave={onClose}
      pending={add.isPending}
      error={placed ? null : add.error}
    >
      <TextInput type="date" label="Day" {...field('day')} />
      <Group grow align="flex-start">
        <TextInput type="time" label="From" {...field('from')} data-autofocus={span ? undefined : true} />
        <TextInput type="time" label="To" {...field('to')} />
      </Group>
      <Boundary zone={zone} now={now} />
      <Textarea
        label="What the work was"
        rows={2}
        maxLength={LIMITS.memo}
        {...field('memo')}
        data-autofocus={span ? true : undefined}
      />
      <Worth from={from} to={to} />
    </DeedForm>
  );
}

/** M2: where both ends must lie, as this zone's clock shows it. */
function Boundary({ zone, now }: { zone: Zone; now: number }) {
  const { contract } = useContract();
  const first = wallClock(Math.floor(now / 600) * 600, zone).minute % 10;
  const marks = [first, first + 10, first + 20].map((minute) => `:${String(minute).padStart(2, '0')}`);
  return (
    <p style={{ fontSize: 13, color: 'var(--ink-3)' }}>
      {contract.terms.pay === 'segment'
        ? `Both ends on ${marks.join(', ')} …, `
        : 'Both ends on whole minutes, '}
      by the clock of {zone.replaceAll('_', ' ')} (M2).
    </p>
  );
}

/** Said before the deed: what it is worth, and that it is not protected. */
function Worth({ from, to }: { from: number | null; to: number | null }) {
  const { contract } = useContract();
  const { rate, currency } = contract.terms;
  if (from === null || to === null || to <= from) return null;
  return (
    <p>
      {lengthOf(to - from)}, {money(payFor(minorOf(rate, currency), to - from), currency)} inside the weekly
      limit. Manual time is never protected (P1).
    </p>
  );
}

/** `50 minutes`, and from an hour on `1:17`. */
function lengthOf(seconds: number): string {
  return seconds < HOUR_SECONDS ? duration(seconds) : hours(seconds);
}

function firstTyped(day: Day, span: Span | undefined, zone: Zone): Typed {
  if (!span) return { day, from: '', to: '', memo: '' };
  const { from, to } = span;
  return { day: dayOf(from, zone), from: time(from, zone), to: time(to, zone), memo: '' };
}

/** What is typed as instants. `00:00` as the end is the end of the day. */
function spanOf({ day, from, to }: Typed, zone: Zone): { from: number | null; to: number | null } {
  const endDay = to === '00:00' && isDay(day) ? addDays(day, 1) : day;
  return { from: instantAt(day, from, zone), to: instantAt(endDay, to, zone) };
}
