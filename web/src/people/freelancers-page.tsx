import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import type { FreelancerCard as Card } from '@stint/wire/profiles';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Face } from './face.tsx';
import { readFilter } from './filter.ts';
import styles from './freelancers.module.css';
import { hoursText } from './hours-bar.tsx';
import people from './people.module.css';
import { type FreelancerFilter, freelancerPages } from './queries.ts';
import { Rating } from './rating.tsx';
import { Skills } from './skills.tsx';
import { counted, LEVEL_WORDS } from './words.ts';

const route = getRouteApi('/inside/freelancers');

/** Freelancers who have written a profile. */
export function FreelancersPage() {
  useTitle('Freelancers');
  const filter = route.useSearch();
  return (
    <div className={people.page}>
      <div>
        <h1>Freelancers</h1>
        <p className={people.lead}>
          Their hours are those of the closed weeks of their diaries, tracked and manual each by its name.
          Level and rate are what they say themselves.
        </p>
      </div>
      <Filters key={JSON.stringify(filter)} filter={filter} />
      <Found filter={filter} />
    </div>
  );
}

function Filters({ filter }: { filter: FreelancerFilter }) {
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState({ search: filter.search ?? '', skill: filter.skill ?? '' });
  const look = (more: object): void =>
    void navigate({ search: readFilter({ ...filter, ...typed, ...more }) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    look({});
  };
  return (
    <search>
      <form onSubmit={submit} className={styles.filters} aria-label="Look for freelancers">
        <TextInput
          label="Words or a name"
          maxLength={LIMITS.search}
          value={typed.search}
          onChange={({ currentTarget: { value } }) => setTyped((same) => ({ ...same, search: value }))}
        />
        <TextInput
          label="Skill"
          maxLength={LIMITS.skill}
          value={typed.skill}
          onChange={({ currentTarget: { value } }) => setTyped((same) => ({ ...same, skill: value }))}
        />
        <NativeSelect
          label="Level"
          value={filter.level ?? ''}
          onChange={({ currentTarget: { value } }) => look({ level: value })}
          data={[
            { value: '', label: 'Any level' },
            ...Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Button type="submit" leftSection={<IconSearch size={16} />}>
          Search
        </Button>
      </form>
    </search>
  );
}

function Found({ filter }: { filter: FreelancerFilter }) {
  const query = useInfiniteQuery(freelancerPages(filter));
  return (
    <Loaded query={query} what="the freelancers" skeleton={<Skeleton h={320} radius={12} />}>
      {({ pages }) => {
        const all = pages.flatMap(({ freelancers }) => freelancers);
        if (all.length === 0) return <Nobody narrowed={Object.keys(filter).length > 0} />;
        return (
          <>
            <ul className={styles.cards} aria-label="Freelancers">
              {all.map((one) => (
                <FreelancerCard key={one.id} one={one} />
              ))}
            </ul>
            <ShowMore of={query} />
          </>
        );
      }}
    </Loaded>
  );
}

function FreelancerCard({ one }: { one: Card }) {
  return (
    <li className={styles.card}>
      <div className={people.who}>
        <Face name={one.name} />
        <div>
          <h2>
            <Link to="/freelancers/$person" params={{ person: one.id }}>
              <bdi>{one.name}</bdi>
            </Link>
          </h2>
          <p className={styles.headline} dir="auto">
            {one.headline}
          </p>
        </div>
      </div>
      <p className={people.facts}>
        {one.rate !== null && one.currency !== null && (
          <span>
            <strong>{moneyText(one.rate, one.currency)}</strong> an hour
          </span>
        )}
        {one.level && <span>{LEVEL_WORDS[one.level]}</span>}
        <Rating rating={one.rating} />
      </p>
      <p className={people.facts}>
        <span>{hoursText(one.hours)}</span>
        <span>{counted(one.contractsDone, 'contract')} done</span>
      </p>
      <Skills skills={one.skills} />
    </li>
  );
}

function Nobody({ narrowed }: { narrowed: boolean }) {
  return (
    <div className={styles.empty}>
      {narrowed ? (
        <>
          <strong>Nobody fits all of that.</strong>
          <p>Fewer words find more.</p>
          <Button component={Link} to="/freelancers" variant="default">
            Show all
          </Button>
        </>
      ) : (
        <>
          <strong>Nobody has written a profile yet.</strong>
          <p>
            Post a job: freelancers find you by it. Whoever you know already can be sent an offer straight
            away.
          </p>
        </>
      )}
    </div>
  );
}
