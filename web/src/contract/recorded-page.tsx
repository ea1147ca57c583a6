import { Skeleton } from '@mantine/core';
import { segmentEnd, segmentStart } from '@stint/core/segment';
import { parseWeek, weekSpan } from '@stint/core/week';
import type { Capabilities } from '@stint/wire/record';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DiaryBySegment, diaryOf, weeksOf } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { keptLines } from '../recorded/lines.ts';
import { thisHouse } from '../teams/queries.ts';
import { moment, time } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { useContract } from './context.ts';
import { deviceRows, NEVER, type RecordedLine, recordedLines, seenLines } from './recorded.ts';
import styles from './terms.module.css';

/** *What does the tracker track, exactly?* Answered for this contract, from its terms and its last segment. */
export function RecordedPage() {
  const { contract } = useContract();
  useTitle('What is recorded', contract.title);
  const weeks = useQuery(weeksOf(contract.id));
  return (
    <div className={page.narrow}>
      <div>
        <h1>What is recorded</h1>
        <p className={page.quiet}>
          On this contract, by its{' '}
          <Link {...termsOf(contract.id)} className={styles.more}>
            terms
          </Link>{' '}
          and by what the device of its last segment could see.
        </p>
      </div>
      <Loaded query={weeks} what="the weeks" skeleton={<Skeleton h={420} />}>
        {([newest]) => (newest ? <OfWeek week={newest.week} /> : <Recorded last={null} />)}
      </Loaded>
    </div>
  );
}

function OfWeek({ week }: { week: string }) {
  const { contract } = useContract();
  const diary = useQuery(diaryOf(contract.id, weekSpan(parseWeek(week) ?? 0)));
  return (
    <Loaded query={diary} what="the last segment" skeleton={<Skeleton h={420} />}>
      {(read) => <Recorded last={lastDevice(read)} />}
    </Loaded>
  );
}

interface LastDevice {
  readonly segment: number;
  readonly device: Capabilities;
}

/** What the newest segment says of its device; null where none says anything. */
function lastDevice(diary: DiaryBySegment): LastDevice | null {
  let last: LastDevice | null = null;
  for (const [segment, entries] of diary) {
    const device = entries.find(({ seen }) => seen?.capabilities)?.seen?.capabilities;
    if (device && (last === null || segment > last.segment)) last = { segment, device };
  }
  return last;
}

function Recorded({ last }: { last: LastDevice | null }) {
  const { contract } = useContract();
  const { data: house } = useQuery(thisHouse);
  return (
    <>
      <Lines
        id="runs"
        title="While a session runs"
        lines={recordedLines(contract.terms, last?.device ?? null)}
      />
      <section className={page.panel} aria-labelledby="never">
        <h2 id="never">Never</h2>
        <ul className={styles.never}>
          {NEVER.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p className={page.small}>A record has no field for any of these.</p>
      </section>
      <Lines id="sees" title="Who sees it, and when" lines={seenLines(contract)} />
      <Lines id="kept" title="How long it is kept" lines={keptLines(house?.picturesKeptDays)} />
      <section className={page.panel} aria-labelledby="device">
        <h2 id="device">The device of the last segment</h2>
        {last ? <Device {...last} /> : <p className={page.quiet}>Nothing has been tracked yet.</p>}
      </section>
    </>
  );
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly RecordedLine[] }) {
  return (
    <section className={page.panel} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.recorded}>
        {lines.map(({ says, rule }) => (
          <li key={says}>
            {says} {rule && <Rule code={rule} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Device({ segment, device }: LastDevice) {
  return (
    <>
      <dl className={styles.device}>
        {deviceRows(device).map(({ name, says }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className={page.small}>
        {moment(segmentStart(segment), mine)}–{time(segmentEnd(segment), mine)}. Each segment says what its
        own device could see, in its <em>Why?</em> sheet.
      </p>
    </>
  );
}

function termsOf(contract: string) {
  return { to: '/contracts/$contract', params: { contract } } as const;
}
