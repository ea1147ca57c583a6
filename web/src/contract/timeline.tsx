import { Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { TimelineItem } from '@stint/wire/timeline';
import {
  IconCalendarCheck,
  IconCoins,
  IconFileText,
  IconFlag,
  IconMail,
  IconPlayerPause,
  IconPlayerStop,
  IconStar,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../parts/loaded.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { useContract } from './context.ts';
import { timelinePages } from './queries.ts';
import styles from './timeline.module.css';
import { type ToldItem, toldItem } from './timeline-words.ts';

const SIGNS = {
  offer: IconMail,
  terms: IconFileText,
  pause: IconPlayerPause,
  end: IconPlayerStop,
  milestone: IconFlag,
  money: IconCoins,
  week: IconCalendarCheck,
  feedback: IconStar,
} as const;

/** Who did what on this contract and when, the newest first; both sides read the same. */
export function Timeline() {
  const { contract } = useContract();
  const query = useInfiniteQuery(timelinePages(contract.id));
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <p className={styles.lead}>
        Both of you read the same. Each version of the terms is in force from its instant on: a segment, an
        invoice line and a milestone bind the one in force then.
      </p>
      <Loaded query={query} what="the timeline" skeleton={<Skeleton h={240} />}>
        {({ pages }) => (
          <>
            <ol className={styles.timeline}>
              {pages
                .flatMap(({ items }) => items)
                .map((item, index) => (
                  // Two things of one second and one kind differ in nothing but their place.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its ends
                  <Item key={`${item.at} ${item.what} ${index}`} item={item} />
                ))}
            </ol>
            <ShowMore of={query} says="Show older" />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Item({ item }: { item: TimelineItem }) {
  const { contract } = useContract();
  const told = toldItem(item, contract, mine);
  const Sign = SIGNS[told.about];
  return (
    <li data-about={told.about}>
      <span className={styles.sign} aria-hidden="true">
        <Sign size={14} stroke={1.9} />
      </span>
      <p>
        <Who told={told} /> {told.version && <span className={styles.version}>{told.version}</span>}
      </p>
      {told.says && <blockquote>{told.says}</blockquote>}
      {told.more.map((more) => (
        <p key={more} className={styles.more}>
          {more}
        </p>
      ))}
      <time dateTime={item.at}>{bothClocks(toInstant(item.at), mine)}</time>
    </li>
  );
}

function Who({ told: { who, did } }: { told: ToldItem }) {
  if (who === null) return <span>{did}</span>;
  return (
    <span>
      <strong>{who}</strong> {did}
    </span>
  );
}
