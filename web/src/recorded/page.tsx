import { LIMITS } from '@stint/wire/limits';
import { SegmentRecord } from '@stint/wire/record';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contracts, me } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { NEVER, type RecordedLine, recordedLines, seenLines } from '../contract/recorded.ts';
import { CanTrack } from '../download/can-track.tsx';
import { systemOf } from '../download/systems.ts';
import { Rule } from '../parts/rule.tsx';
import { thisHouse } from '../teams/queries.ts';
import { FIELDS, keptLines, ORDINARY, termChoices } from './lines.ts';
import shared from './public.module.css';
import { PublicHead } from './public-head.tsx';
import styles from './recorded.module.css';

/** "What is recorded, and what never", for everybody: what the program can say, and what it has no words for. */
export function RecordedForAllPage() {
  useTitle('What is recorded, and what never');
  const { data: house } = useQuery(thisHouse);
  return (
    <>
      <PublicHead />
      <main id="main" className={shared.page}>
        <div className={shared.hero}>
          <h1>What is recorded, and what never</h1>
          <p>
            Counts, never keys. One picture in ten minutes at the most, and only between your own Start and
            Stop. You see all of it before anybody else does.
          </p>
        </div>
        <OwnContracts />
        <div className={styles.pair}>
          <Lines id="runs" title="While the clock runs" lines={recordedLines(ORDINARY, null)} />
          <Never />
        </div>
        <Fields />
        <div className={styles.pair}>
          <Lines
            id="sees"
            title="Who sees it, and when"
            lines={seenLines({ terms: ORDINARY, organisation: { id: '', name: 'the client' } })}
          />
          <Lines id="kept" title="How long it is kept" lines={keptLines(house?.picturesKeptDays)} />
        </div>
        <Lines id="agreed" title="What a contract may agree otherwise" lines={termChoices(LIMITS)} />
        <div className={shared.panel}>
          <CanTrack system={systemOf(navigator.userAgent)} />
        </div>
        <ThisHouse />
      </main>
    </>
  );
}

/** Who is signed in goes on to what holds for their own contracts. */
function OwnContracts() {
  const { data: person } = useQuery(me);
  const { data: own = [] } = useQuery({ ...contracts, enabled: Boolean(person) });
  if (!person) return null;
  return (
    <nav className={styles.own} aria-label="Your own">
      <Link to="/privacy">What is held about you, and who looked</Link>
      {own.length > 0 && <strong>On your own contracts, by their terms:</strong>}
      <ul>
        {own.slice(0, 8).map(({ id, title, organisation }) => (
          <li key={id}>
            <Link to="/contracts/$contract/recorded" params={{ contract: id }}>
              {title}, {organisation.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly RecordedLine[] }) {
  return (
    <section className={shared.panel} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.lines}>
        {lines.map(({ says, rule }) => (
          <li key={says}>
            {says} {rule && <Rule code={rule} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Never() {
  return (
    <section className={`${shared.panel} ${styles.never}`} aria-labelledby="never">
      <h2 id="never">Never</h2>
      <ul className={styles.lines}>
        {NEVER.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <p className={shared.quiet}>A record has no field for any of these: look below.</p>
    </section>
  );
}

/** Read from the form itself that the house accepts records by: a field more would stand here too. */
function Fields() {
  const fields = Object.keys(SegmentRecord.shape);
  return (
    <section className={shared.panel} aria-labelledby="fields">
      <h2 id="fields">The whole record of ten minutes</h2>
      <p className={shared.quiet}>
        These {fields.length} fields are all there are, read from the form by which this house accepts
        records. One with any other field is refused; none has more than{' '}
        {Math.floor(LIMITS.recordBytes / 1024)} KiB.
      </p>
      <dl className={styles.fields}>
        {fields.map((field) => (
          <div key={field}>
            <dt>
              <code>{field}</code>
            </dt>
            <dd>{FIELDS[field] ?? 'not described yet'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ThisHouse() {
  const { data: house } = useQuery(thisHouse);
  return (
    <p className={shared.quiet}>
      {house?.signUp === 'open' && 'Anybody may sign up in this house. '}
      {house?.signUp === 'invited' && 'Only who is invited may sign up in this house. '}
      It runs on its operator’s own server: the records and pictures lie there, and with nobody else.{' '}
      <Link to="/how">How would this be paid?</Link>
    </p>
  );
}
