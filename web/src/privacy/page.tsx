import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { contracts } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import type { RecordedLine } from '../contract/recorded.ts';
import page from '../parts/page.module.css';
import { Rule } from '../parts/rule.tsx';
import { keptLines } from '../recorded/lines.ts';
import { thisHouse } from '../teams/queries.ts';
import { GOES, STAYS } from './deletion-lines.ts';
import { Download } from './download.tsx';
import { HeldTable } from './held-table.tsx';
import { LookList } from './looks.tsx';
import styles from './privacy.module.css';
import { AsTheySee, WaysIn } from './ways.tsx';

const inside = getRouteApi('/inside');

/** What is held about the reader: who sees it, how long it stays, how it goes, and all of it to take away. */
export function PrivacyPage() {
  useTitle('What is held about you');
  const { person } = inside.useRouteContext();
  const works = person.roles.includes('freelancer');
  return (
    <div className={styles.page}>
      <div>
        <h1>What is held about you</h1>
        <p className={page.quiet}>
          Who sees it, who looked, how long it stays, and all of it to take with you. What is recorded in the
          first place stands in <Link to="/recorded">What is recorded, and what never</Link>.
        </p>
      </div>
      {works && <MyPictures />}
      {works && <AsTheySee />}
      <OwnLooks works={works} />
      <Kept />
      {works && <Deleting />}
      <section className={page.panel} aria-labelledby="held">
        <h2 id="held">What there is</h2>
        <p className={page.quiet}>Every kind of record that this house holds of you.</p>
        <HeldTable />
      </section>
      <section className={page.panel} aria-labelledby="download">
        <h2 id="download">Take it with you</h2>
        <p className={page.quiet}>
          One ZIP archive of JSON files{works ? ', with your records as they were signed, your pictures' : ''}{' '}
          and the files that you handed in. What others wrote to you is theirs, and stays in your
          conversations. It is packed while your browser saves it; five times an hour at the most.
        </p>
        <Download />
      </section>
      <WaysIn works={works} />
    </div>
  );
}

function MyPictures() {
  return (
    <section className={page.panel} aria-labelledby="looks">
      <h2 id="looks">Who looked at your pictures</h2>
      <p className={page.quiet}>
        Whenever anybody but you opens a picture large, it is noted before the first byte goes out: a client’s
        people, an agency, the operator of this house too. They are told so beside the picture. Thumbnails are
        not noted: whoever opens a day of your diary has them all before their eyes.
      </p>
      <LookList
        at="my-pictures"
        none="Nobody has opened one of your pictures large yet. As soon as somebody does, it stands here."
      />
    </section>
  );
}

function OwnLooks({ works }: { works: boolean }) {
  const { data: own = [] } = useQuery(contracts);
  const { person } = inside.useRouteContext();
  const others = own.some(({ freelancer }) => freelancer.id !== person.id);
  if (works && !others) return null;
  return (
    <section className={page.panel} aria-labelledby="own-looks">
      <h2 id="own-looks">Pictures that you looked at</h2>
      <p className={page.quiet}>
        Each picture of a freelancer that you open large is noted, with the time, and its freelancer is told.
        Thumbnails are not noted.
      </p>
      <LookList at="pictures-of-others" none="You have not opened a picture large." />
    </section>
  );
}

function Kept() {
  const { data: house } = useQuery(thisHouse);
  return (
    <section className={page.panel} aria-labelledby="kept">
      <h2 id="kept">How long it is kept</h2>
      <Lines lines={keptLines(house?.picturesKeptDays)} />
      <p className={styles.after}>Each picture says its own day, where it is opened large and in Why?.</p>
    </section>
  );
}

function Deleting() {
  return (
    <section className={page.panel} aria-labelledby="deleting">
      <h2 id="deleting">What deleting a segment does</h2>
      <p className={page.quiet}>
        From the end of a segment until its week locks (Monday 12:00 UTC after it) you may delete it, alone or
        with others, in the work diary.
      </p>
      <div className={styles.pair}>
        <div>
          <h3>Goes, for good</h3>
          <Lines lines={GOES} />
        </div>
        <div>
          <h3>Stays</h3>
          <Lines lines={STAYS} />
        </div>
      </div>
    </section>
  );
}

function Lines({ lines }: { lines: readonly RecordedLine[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ says, rule }) => (
        <li key={says}>
          {says} {rule && <Rule code={rule} />}
        </li>
      ))}
    </ul>
  );
}
