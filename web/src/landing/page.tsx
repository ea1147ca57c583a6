import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signIns } from '../api/queries.ts';
import { Mark } from '../app/mark.tsx';
import { SchemeMenu } from '../app/menus.tsx';
import { useTitle } from '../app/title.ts';
import { thisHouse } from '../teams/queries.ts';
import { BeginWalk } from '../walk/begin.tsx';
import { Handshake } from './handshake.tsx';
import landing from './landing.module.css';
import styles from './page.module.css';
import { Recorded } from './recorded.tsx';
import { Shot } from './shot.tsx';
import { WeekClock } from './week-clock.tsx';

/** What Stint is, for who has never seen it: two questions, and the answers with the pictures to them. */
export function LandingPage() {
  useTitle('Hourly work that both sides can trust');
  return (
    <>
      <Head />
      <main id="main" className={styles.page}>
        <Hero />
        <Recorded />
        <section className={landing.section} aria-labelledby="hours">
          <div className={landing.words}>
            <p className={landing.eyebrow}>The second question</p>
            <h2 id="hours">How do hourly contracts work, exactly?</h2>
            <p>
              Time is billed by the week, by rules that anybody can read and run. Both sides see the same
              diary, the same sum, and the same dates. <Link to="/how">How would this be paid?</Link> Drag a
              session about and see.
            </p>
          </div>
          <WeekClock />
          <Shot name="week" alt="A week of a contract: its clock, the hours of each day, and the invoice." />
        </section>
        <section className={landing.section} aria-labelledby="why">
          <div className={landing.words}>
            <p className={landing.eyebrow}>Beside every ten minutes</p>
            <h2 id="why">Why does this count? Why does that not?</h2>
            <p>
              Each segment has its own answer: counted or not, protected or not, paid how much, by which rule,
              and what you can still do about it, until when.
            </p>
          </div>
          <Shot
            name="why"
            alt="The card that explains one segment: its checks, its rule, and what can be done."
          />
        </section>
        <Handshake />
        <Last />
      </main>
    </>
  );
}

function Head() {
  return (
    <header className={styles.head}>
      <span className={styles.mark}>
        <Mark />
        <span>Stint</span>
      </span>
      <span className={styles.headLinks}>
        <Link to="/download" className={styles.headLink}>
          Get the tracker
        </Link>
        <Link to="/sign-in" className={styles.headLink}>
          Sign in
        </Link>
        <SchemeMenu />
      </span>
    </header>
  );
}

function Hero() {
  return (
    <section className={landing.hero} aria-labelledby="lead">
      <h1 id="lead">Hourly work that both sides can trust</h1>
      <p className={styles.lead}>
        Stint explains every minute, counted or not, protected or not, paid how much and by which rule, before
        it costs anybody money. It runs on your own server.
      </p>
      <Ways />
      <div className={styles.walk}>
        <BeginWalk />
      </div>
      <Shot
        name="diary"
        alt="A day of the work diary: an hour in each row, six segments with their pictures."
        eager
      />
    </section>
  );
}

function Ways() {
  const { data: demo = [] } = useQuery(signIns);
  const open = useQuery(thisHouse).data?.signUp === 'open';
  return (
    <p className={styles.ways}>
      <Button component={Link} to="/sign-in" size="md">
        {demo.length > 0 ? 'Look around the demo' : 'Sign in'}
      </Button>
      {open && (
        <Button component={Link} to="/sign-up" size="md" variant="default">
          Sign up
        </Button>
      )}
      <Button component={Link} to="/download" size="md" variant="default">
        Get the tracker
      </Button>
    </p>
  );
}

function Last() {
  return (
    <section className={styles.last} aria-labelledby="start">
      <h2 id="start">Begin with one contract</h2>
      <p>Agree on the terms, start the tracker, and look at the first ten minutes together.</p>
      <Ways />
    </section>
  );
}
