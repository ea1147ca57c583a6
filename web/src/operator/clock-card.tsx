import { Button, TextInput } from '@mantine/core';
import { formatInstant, HOUR_SECONDS, type Instant, WEEK_SECONDS } from '@stint/core/instant';
import { weekClock, weekOf } from '@stint/core/week';
import { moveClock } from '@stint/wire/books';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { clock, useNow } from '../time/house-clock.ts';
import { bothClocks, moment, time } from '../time/spoken.ts';
import { dayOf, instantAt } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';

/** The time by which the house decides; in a demo it can be moved forward, and whatever became due is done. */
export function ClockCard() {
  const { data } = useQuery(clock);
  const now = useNow();
  if (!data) return null;
  return (
    <section className={page.panel} aria-labelledby="clock">
      <h2 id="clock" style={{ margin: '0 0 8px', fontSize: 15 }}>
        The clock of the house
      </h2>
      <p>{bothClocks(now, mine)}</p>
      {data.movable ? (
        <Move now={now} />
      ) : (
        <p className={page.small}>
          It is the real time and cannot be moved.
          {data.demo && (
            <>
              {' '}
              Started with <code>npm start -- --clock 2026-11-18T10:00:00Z</code>, a demo has a clock of its
              own that you can move ahead.
            </>
          )}
        </p>
      )}
    </section>
  );
}

function Move({ now }: { now: Instant }) {
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: (to: Instant) => ask(moveClock, { body: { now: formatInstant(to) } }),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <div style={{ display: 'grid', gap: 12, marginTop: 12 }}>
      <div className={page.row}>
        {stepsFrom(now).map(({ says, to }) => (
          <Button
            key={says}
            size="sm"
            variant="default"
            disabled={move.isPending}
            title={`${moment(to, 'UTC')} UTC`}
            onClick={() => move.mutate(to)}
          >
            {says}
          </Button>
        ))}
      </div>
      <MoveTo key={move.data?.now ?? ''} now={now} onMove={move.mutate} busy={move.isPending} />
      <Refusal error={move.error} />
      {move.data && <Done done={move.data.done} now={move.data.now} />}
    </div>
  );
}

function MoveTo({ now, onMove, busy }: { now: Instant; onMove: (to: Instant) => void; busy: boolean }) {
  const [typed, setTyped] = useState(() => `${dayOf(now, 'UTC')}T${time(now, 'UTC')}`);
  const [day = '', at = ''] = typed.split('T');
  const to = instantAt(day, at, 'UTC');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to !== null) onMove(to);
  };
  return (
    <form className={page.row} onSubmit={submit}>
      <TextInput
        type="datetime-local"
        label="Or to (UTC)"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={to === null || to <= now}>
        Move it there
      </Button>
    </form>
  );
}

function Done({ done, now }: { done: readonly string[]; now: string }) {
  return (
    <div role="status">
      <p className={page.small}>
        It is {now.replace('T', ' ').replace('Z', '')} UTC.{' '}
        {done.length === 0 ? 'Nothing was due.' : 'Done meanwhile:'}
      </p>
      <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
        {done.map((deed, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished list, in which a line may come twice
          <li key={index}>{deed}</li>
        ))}
      </ul>
    </div>
  );
}

/** The next instants at which something becomes due, of the weeks whose clocks still run. */
function stepsFrom(now: Instant): { says: string; to: Instant }[] {
  const week = weekOf(now);
  const clocks = [-3, -2, -1, 0].map((weeks) => weekClock(week + weeks * WEEK_SECONDS));
  const next = (instants: readonly Instant[]) => Math.min(...instants.filter((instant) => instant > now));
  return [
    { says: '+1 hour', to: now + HOUR_SECONDS },
    { says: 'To the lock', to: next(clocks.map(({ locksAt }) => locksAt)) },
    { says: 'To the end of review', to: next(clocks.map(({ reviewEndsAt }) => reviewEndsAt)) },
    { says: 'To available', to: next(clocks.map(({ availableAt }) => availableAt)) },
  ];
}
