import { Skeleton } from '@mantine/core';
import { segmentOf } from '@stint/core/segment';
import { toInstant } from '@stint/wire/letters';
import { IconEye } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { ShowMore } from '../parts/show-more.tsx';
import { longDayName } from '../time/spoken.ts';
import { dayOf } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './privacy.module.css';
import { type ListedLook, lookPages } from './queries.ts';
import { lookTimes, segmentText, sideText } from './words.ts';

interface LookListProps {
  /** Of whose pictures: the reader's, at which others looked, or those of others. */
  readonly at: 'my-pictures' | 'pictures-of-others';
  /** What stands there while there are none. */
  readonly none: string;
}

/** Looks at large pictures, the newest first, day by day of the reader's clock. */
export function LookList({ at, none }: LookListProps) {
  const pages = useInfiniteQuery(lookPages(at));
  const looks = pages.data?.pages.flatMap((one) => one.looks) ?? [];
  return (
    <Loaded query={pages} what="the looks at pictures" skeleton={<Skeleton h={120} />}>
      {() =>
        looks.length === 0 ? (
          <p className={page.quiet}>{none}</p>
        ) : (
          <>
            <ol className={styles.days}>
              {byDay(looks).map(({ day, looks: ofDay }) => (
                <li key={day}>
                  <h3>{longDayName(day)}</h3>
                  <ul className={styles.looks}>
                    {ofDay.map((look) => (
                      <LookRow key={keyOf(look)} look={look} isOwn={at === 'pictures-of-others'} />
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
            <ShowMore of={pages} />
          </>
        )
      }
    </Loaded>
  );
}

function LookRow({ look, isOwn }: { look: ListedLook; isOwn: boolean }) {
  const { contract, start, monitor, by, side, lastAt } = look;
  return (
    <li>
      <IconEye size={17} stroke={1.6} aria-hidden="true" />
      <span>
        {!isOwn && (
          <>
            <strong>
              <bdi>{by.name}</bdi>
            </strong>
            , {sideText(side)}:{' '}
          </>
        )}
        <Link
          to="/contracts/$contract/diary/$day"
          params={{ contract: contract.id, day: dayOf(toInstant(start), mine) }}
          search={{ segment: segmentOf(toInstant(start)), show: isOwn ? 'why' : 'picture' }}
        >
          {segmentText(start, mine)}
        </Link>
        {monitor > 0 && `, monitor ${monitor + 1}`} <small>{contract.title}</small>
      </span>
      <time dateTime={lastAt}>{lookTimes(look, mine)}</time>
    </li>
  );
}

function byDay(looks: readonly ListedLook[]): { day: string; looks: ListedLook[] }[] {
  const groups = Map.groupBy(looks, ({ lastAt }) => dayOf(toInstant(lastAt), mine));
  return [...groups].map(([day, ofDay]) => ({ day, looks: ofDay }));
}

function keyOf({ contract, start, monitor, by, firstAt }: ListedLook): string {
  return [contract.id, start, monitor, by.id, firstAt].join(' ');
}
