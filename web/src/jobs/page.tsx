import { Button, Skeleton } from '@mantine/core';
import type { Person } from '@stint/wire/people';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import { RadioRow } from '../parts/radio-row.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import card from './card.module.css';
import { JobCard } from './card.tsx';
import { askedOf, isNarrowed, type JobFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import styles from './jobs.module.css';
import { hiringFor, isOfClient, seeksWork } from './may-hire.ts';
import { jobPages } from './queries.ts';

const route = getRouteApi('/inside/jobs');
const inside = getRouteApi('/inside');

/** For who works: the open jobs. For a client: their own. Who is both chooses. */
export function JobsPage() {
  const { person } = inside.useRouteContext();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const both = isOfClient(person) && (seeksWork(person) || person.roles.includes('operator'));
  const filter: JobFilter =
    isOfClient(person) && search.whose === undefined ? { ...search, whose: 'mine' } : search;
  const mine = filter.whose === 'mine';
  useTitle(mine ? 'Jobs' : 'Find work');
  const look = (to: JobFilter): void => void navigate({ search: to, replace: true });
  return (
    <div className={styles.page}>
      <div className={styles.spread}>
        <div>
          <h1>{mine ? 'Your jobs' : 'Find work'}</h1>
          <p className={styles.lead}>
            {mine
              ? 'A job is open for 30 days after the last thing that happened to it.'
              : 'Open jobs, the newest first. You propose a rate or a price; the client makes you an offer.'}
          </p>
        </div>
        <div className={styles.buttons}>
          {both && (
            <RadioRow
              aria-label="Which jobs"
              value={mine ? 'mine' : 'open'}
              data={[
                { value: 'mine', label: 'Your jobs' },
                { value: 'open', label: 'Find work' },
              ]}
              onChange={(whose) => look({ whose: whose === 'mine' ? 'mine' : 'open' })}
            />
          )}
          {hiringFor(person).length > 0 && <PostButton />}
        </div>
      </div>
      <Filters filter={filter} onFilter={look} />
      <Found person={person} filter={filter} onFilter={look} />
    </div>
  );
}

function PostButton() {
  return (
    <Button component={Link} to="/jobs/new" leftSection={<IconPlus size={17} stroke={1.8} />}>
      Post a job
    </Button>
  );
}

interface FoundProps {
  readonly person: Person;
  readonly filter: JobFilter;
  readonly onFilter: (filter: JobFilter) => void;
}

function Found({ person, filter, onFilter }: FoundProps) {
  const query = useInfiniteQuery(jobPages(askedOf(filter)));
  return (
    <Loaded query={query} what="the jobs" skeleton={<Cards />}>
      {({ pages }) => {
        const jobs = pages.flatMap((page) => page.jobs);
        if (jobs.length === 0) return <Nothing person={person} filter={filter} onFilter={onFilter} />;
        return (
          <>
            <ul className={card.cards} aria-label="Jobs">
              {jobs.map((job) => (
                <JobCard key={job.id} job={job} filter={filter} />
              ))}
            </ul>
            <ShowMore of={query} />
          </>
        );
      }}
    </Loaded>
  );
}

function Cards() {
  return (
    <div className={card.cards}>
      {[1, 2, 3].map((n) => (
        <Skeleton key={n} h={168} radius={12} />
      ))}
    </div>
  );
}

/** Why there is nothing, and what to do next. */
function Nothing({ person, filter, onFilter }: FoundProps) {
  const { whose } = filter;
  if (isNarrowed(filter)) {
    return (
      <div className={styles.empty}>
        <strong>Nothing fits all of that.</strong>
        <p>Fewer words find more; jobs that name no rate are left out where you ask for one.</p>
        <Button variant="default" onClick={() => onFilter(whose === undefined ? {} : { whose })}>
          Show all
        </Button>
      </div>
    );
  }
  if (whose !== 'mine') {
    return (
      <div className={styles.empty}>
        <strong>No job is open right now.</strong>
        <p>
          Look again later. A client who knows you needs no job: they can make you an offer straight away.
        </p>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <strong>You have not posted a job yet.</strong>
      <p>
        Say what the work is and what it may cost. Freelancers propose, you shortlist, and an offer makes a
        contract of it. Posting costs nothing and binds you to nothing.
      </p>
      {hiringFor(person).length > 0 && <PostButton />}
    </div>
  );
}
