import { Button } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { grantAsk, type Message, type Thread } from '@stint/wire/threads';
import { IconCircleCheck, IconPencilPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask as call } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { Refusal } from '../parts/refusal.tsx';
import { bothClocks, dayName, duration, time } from '../time/spoken.ts';
import { dayOf, type Zone } from '../time/zone.ts';
import { useZone } from '../time/zone-choice.ts';
import styles from './ask.module.css';
import { THREAD } from './unread.ts';

type Ask = NonNullable<Message['ask']>;

/** Manual time that the freelancer asks for; the client allows it by one click, and reads before what that means (M1). */
export function AskCard({ message, ask, thread }: { message: Message; ask: Ask; thread: Thread }) {
  const { zone } = useZone();
  const { granted } = ask;
  const [from, to] = [toInstant(ask.from), toInstant(ask.to)];
  return (
    <section
      className={styles.card}
      aria-label="Manual time is asked for"
      data-granted={granted !== null || undefined}
    >
      <p className={styles.head}>
        <IconPencilPlus size={17} stroke={1.7} aria-hidden="true" /> Asks to allow manual time
      </p>
      <p className={styles.span} title={`${bothClocks(from, zone)} – ${bothClocks(to, zone)}`} data-number>
        {spanText(from, to, zone)} <span>{duration(to - from)}</span>
      </p>
      <p dir="auto" className={styles.reason}>
        {ask.reason}
      </p>
      {granted ? (
        <p className={styles.granted}>
          <IconCircleCheck size={17} aria-hidden="true" /> <bdi>{granted.by}</bdi> allowed it,{' '}
          {bothClocks(toInstant(granted.at), zone)}.
        </p>
      ) : (
        <Pending message={message} thread={thread} />
      )}
      {granted && thread.side === 'freelancer' && thread.contract && (
        <Link
          to="/contracts/$contract/diary/$day"
          params={{ contract: thread.contract, day: dayOf(from, zone) }}
          className={styles.write}
        >
          Write it in on that day
        </Link>
      )}
    </section>
  );
}

function Pending({ message, thread }: { message: Message; thread: Thread }) {
  const grant = useGrant(thread);
  if (!thread.may.includes('allow-time')) {
    return (
      <p className={styles.waits}>
        Waits for {thread.side === 'client' ? 'somebody of the client who may change terms' : 'the client'}.
        Until then it cannot be written in (M1).
      </p>
    );
  }
  return (
    <>
      <p className={styles.means}>
        Allowing opens manual time on this contract from now on, also for time already worked. What is written
        in counts in full within the weekly limit and is never protected (M1, M5). You can stop it again under
        Contract; what was worked while it was open keeps its permission.
      </p>
      <Refusal error={grant.error} compact />
      <Button
        size="sm"
        loading={grant.isPending}
        onClick={() => grant.mutate(message.n)}
        className={styles.allow}
      >
        Allow manual time
      </Button>
    </>
  );
}

function useGrant({ id, contract }: Thread) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (n: number) => call(grantAsk, { params: { thread: id, n: String(n) } }),
    onSettled: async () => {
      if (contract) makeOld(client, 'terms', contract);
      await client.invalidateQueries({ queryKey: [THREAD, id] });
    },
  });
}

/** `Tue 17 Nov 09:00–09:30`; both days where it passes midnight. */
function spanText(from: number, to: number, zone: Zone): string {
  const [first, last] = [dayOf(from, zone), dayOf(to, zone)];
  const end = first === last ? time(to, zone) : `${dayName(last)} ${time(to, zone)}`;
  return `${dayName(first)} ${time(from, zone)}–${end}`;
}
