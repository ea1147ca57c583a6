import { Button, Skeleton } from '@mantine/core';
import { type CalendarFeed, revokeCalendar } from '@stint/wire/calendar';
import type { Contract } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import type { Person } from '@stint/wire/people';
import { IconCalendarPlus, IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { CalendarForm } from './calendar-form.tsx';
import { calendars } from './outlet-queries.ts';
import styles from './outlets.module.css';

interface CalendarProps {
  readonly contracts: readonly Contract[];
  readonly person: Person;
}

/** The secret address at which a calendar program reads one's work and deadlines. */
export function Calendar({ contracts, person }: CalendarProps) {
  const query = useQuery(calendars);
  const [making, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<CalendarFeed | null>(null);
  // An operator has no work of their own.
  if (!person.roles.includes('freelancer') && person.organisations.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="calendar">
      <h2 id="calendar">In your calendar</h2>
      <p>
        A secret address, from which your calendar reads the work of the last {LIMITS.calendarWeeks} weeks and
        what is due: locks, ends of reviews, money that becomes available. It reads, and changes nothing.
      </p>
      <p className={styles.warning}>
        <IconKey size={17} stroke={1.7} aria-hidden="true" />
        <span>
          Whoever has the address reads it all, without signing in: the company that runs your calendar too.
        </span>
      </p>
      <Loaded query={query} what="your calendar addresses" skeleton={<Skeleton h={90} />}>
        {(feeds) => (
          <>
            <Feeds feeds={feeds} contracts={contracts} onRevoke={setRevoked} />
            <div>
              <Button
                variant="default"
                leftSection={<IconCalendarPlus size={16} />}
                onClick={() => setMaking(true)}
              >
                {feeds.length === 0 ? 'Make a secret address …' : 'Make or replace an address …'}
              </Button>
            </div>
          </>
        )}
      </Loaded>
      <HowTo />
      <Dialog opened={making} onClose={() => setMaking(false)} title="A secret address for your calendar">
        <CalendarForm contracts={contracts} made={query.data ?? []} onLeave={() => setMaking(false)} />
      </Dialog>
      {revoked && <Revoke feed={revoked} onDone={() => setRevoked(null)} />}
    </section>
  );
}

interface FeedsProps {
  readonly feeds: readonly CalendarFeed[];
  readonly contracts: readonly Contract[];
  readonly onRevoke: (feed: CalendarFeed) => void;
}

function Feeds({ feeds, contracts, onRevoke }: FeedsProps) {
  if (feeds.length === 0) return null;
  return (
    <ul className={styles.list}>
      {feeds.map((feed) => (
        <Line key={feed.id} feed={feed} contracts={contracts} onRevoke={() => onRevoke(feed)} />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly feed: CalendarFeed;
  readonly contracts: readonly Contract[];
  readonly onRevoke: () => void;
}

function Line({ feed, contracts, onRevoke }: LineProps) {
  const { madeAt, lastUsedAt, memos } = feed;
  const of = feedName(feed, contracts);
  return (
    <li>
      <div>
        <strong>{of}</strong>
        <p>
          {memos ? 'with memos' : 'without memos'} · made {bothClocks(toInstant(madeAt), mine)} ·{' '}
          {lastUsedAt === null ? 'not read yet' : `last read ${bothClocks(toInstant(lastUsedAt), mine)}`}
        </p>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Revoke the address of ${of}`}
        onClick={onRevoke}
      >
        Revoke …
      </Button>
    </li>
  );
}

function feedName({ contracts: ids }: CalendarFeed, contracts: readonly Contract[]): string {
  if (ids === null) return 'All your contracts';
  return ids.map((id) => contracts.find((contract) => contract.id === id)?.title ?? 'a contract').join(', ');
}

const PROGRAMS = [
  ['Google Calendar', 'on a computer: Other calendars, +, From URL'],
  ['Apple Calendar', 'File, New Calendar Subscription'],
  ['Outlook', 'Add calendar, Subscribe from web'],
  ['Thunderbird', 'New Calendar, On the Network, iCalendar'],
] as const;

function HowTo() {
  return (
    <details className={styles.how}>
      <summary>How to add it</summary>
      <dl>
        {PROGRAMS.map(([program, how]) => (
          <div key={program}>
            <dt>{program}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <p className={page.small}>
        Paste the address there. How often it is read again the calendar decides: some do it once a day.
      </p>
    </details>
  );
}

function Revoke({ feed, onDone }: { feed: CalendarFeed; onDone: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => ask(revokeCalendar, { params: { feed: feed.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: calendars.queryKey });
      notice('That address shows nothing any more.');
      onDone();
    },
  });
  return (
    <Dialog onClose={onDone} title="Revoke the address">
      <DeedForm
        deed="Revoke"
        leave="Leave it"
        danger
        onDeed={revoke.mutate}
        onLeave={onDone}
        pending={revoke.isPending}
        error={revoke.error}
      >
        <p>
          Calendars that read it find nothing from now on; what they have read they may show for a while.
          Another address can be made at any time.
        </p>
      </DeedForm>
    </Dialog>
  );
}
