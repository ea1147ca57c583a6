import { Group, Textarea, TextInput } from '@mantine/core';
import { formatInstant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import { sendMessage, type Thread } from '@stint/wire/threads';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ask } from '../api/house.ts';
import { contractOf } from '../api/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { refusalOf } from '../parts/refusal.tsx';
import { useNow } from '../time/house-clock.ts';
import { duration } from '../time/spoken.ts';
import { addDays, type Day, dayOf, instantAt, isDay, type Zone } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';
import styles from './ask.module.css';
import { messagePages, withMessage } from './queries.ts';
import { THREADS } from './unread.ts';

interface Typed {
  readonly day: Day;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The codes of a refusal that speak of one field. */
const FIELDS = {
  day: ['week-locked', 'outside-contract'],
  from: ['not-on-boundary', 'crosses-weeks'],
  to: ['in-the-future', 'segment-running'],
  reason: ['memo-required'],
} as const;

/** The freelancer asks the client to allow manual time: when, and why. What is typed outlives closing. */
export function AskDialog({
  thread,
  opened,
  onClose,
}: {
  thread: Thread;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Ask for manual time" keepMounted>
      <AskForm thread={thread} onDone={onClose} />
    </Dialog>
  );
}

function AskForm({ thread, onDone }: { thread: Thread; onDone: () => void }) {
  const { zone } = useZone();
  const now = useNow();
  const [typed, setTyped] = useState<Typed>(() => ({ day: dayOf(now, zone), from: '', to: '', reason: '' }));
  const send = useAsk(thread.id);
  const { from, to } = spanOf(typed, zone);
  const write = () => {
    if (from === null || to === null) return;
    const wanted = { from: formatInstant(from), to: formatInstant(to), reason: typed.reason };
    send.mutate(wanted, {
      onSuccess: () => {
        setTyped((same) => ({ ...same, from: '', to: '', reason: '' }));
        onDone();
      },
    });
  };
  const field = (name: keyof Typed) => ({
    value: typed[name],
    required: true,
    withAsterisk: false,
    error: refusalOf(send.error, name, FIELDS[name]),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped((same) => ({ ...same, [name]: value })),
  });
  const placed = Object.entries(FIELDS).some(([name, codes]) => refusalOf(send.error, name, codes) !== null);
  return (
    <DeedForm
      deed="Ask the client"
      onDeed={write}
      onLeave={onDone}
      pending={send.isPending}
      error={placed ? null : send.error}
    >
      <AllowedAlready thread={thread} />
      <TextInput type="date" label="Day" {...field('day')} />
      <Group grow align="flex-start">
        <TextInput type="time" label="From" {...field('from')} />
        <TextInput type="time" label="To" {...field('to')} />
      </Group>
      <Textarea label="Why, and what the work was" rows={3} maxLength={LIMITS.memo} {...field('reason')} />
      <p className={styles.means}>
        By the clock of {zone.replaceAll('_', ' ')}.{' '}
        {from !== null && to !== null && to > from && <>{duration(to - from)}. </>}
        Nothing is written in by this: once the client allows it, you write the time into the diary yourself,
        until its week locks (M1, M2).
      </p>
    </DeedForm>
  );
}

function AllowedAlready({ thread: { contract } }: { thread: Thread }) {
  const { data } = useQuery({ ...contractOf(contract ?? ''), enabled: contract !== null });
  if (!data?.terms.manualTime) return null;
  return (
    <p className={styles.granted}>
      This contract allows manual time now: you need not ask.{' '}
      <Link to="/contracts/$contract/diary/$day" params={{ contract: data.id, day: 'today' }}>
        Write it into the diary
      </Link>
    </p>
  );
}

/** One id for one question: asked again after a lost answer it is the same one. */
function useAsk(thread: string) {
  const client = useQueryClient();
  const same = useRef({ question: '', id: '' });
  return useMutation({
    mutationFn: (wanted: { from: string; to: string; reason: string }) => {
      const question = JSON.stringify(wanted);
      if (same.current.question !== question) same.current = { question, id: newId() };
      return ask(sendMessage, { params: { thread }, body: { id: same.current.id, says: '', ask: wanted } });
    },
    onSuccess: (message) => {
      client.setQueryData(messagePages(thread).queryKey, (data) => data && withMessage(data, message));
      void client.invalidateQueries({ queryKey: [THREADS] });
    },
  });
}

/** What is typed as instants. `00:00` as the end is the end of the day. */
function spanOf({ day, from, to }: Typed, zone: Zone): { from: number | null; to: number | null } {
  const endDay = to === '00:00' && isDay(day) ? addDays(day, 1) : day;
  return { from: instantAt(day, from, zone), to: instantAt(endDay, to, zone) };
}
