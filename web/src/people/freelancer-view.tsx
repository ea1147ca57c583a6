import { toInstant } from '@stint/wire/letters';
import type { Freelancer } from '@stint/wire/profiles';
import type { ReactNode } from 'react';
import { moneyText } from '../money/amount.ts';
import { dayName } from '../time/spoken.ts';
import { dayOf } from '../time/zone.ts';
import { Face } from './face.tsx';
import { History } from './history.tsx';
import { HoursFigures } from './hours-bar.tsx';
import styles from './people.module.css';
import { Rating } from './rating.tsx';
import { Skills } from './skills.tsx';
import { counted, LEVEL_WORDS, monthName } from './words.ts';

interface FreelancerViewProps {
  readonly one: Freelancer;
  /** What the reader can do about it. */
  readonly deeds?: ReactNode;
  /** Inside another page, which has its own head. */
  readonly within?: boolean;
}

/** A freelancer as others see them. */
export function FreelancerView({ one, deeds, within = false }: FreelancerViewProps) {
  return (
    <>
      <Head one={one} deeds={deeds} within={within} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <section className={styles.panel} aria-labelledby="about">
            <h2 id="about">About</h2>
            {one.about === '' ? (
              <p className={styles.note}>Nothing is written here yet.</p>
            ) : (
              <p className={styles.about} dir="auto">
                {one.about}
              </p>
            )}
            <Skills skills={one.skills} />
          </section>
          <section className={styles.panel} aria-labelledby="history">
            <h2 id="history">Contracts</h2>
            <History past={one.history} empty="No contract yet." />
          </section>
        </div>
        <Figures one={one} />
      </div>
    </>
  );
}

function Head({ one, deeds, within }: FreelancerViewProps) {
  const Name = within ? 'h3' : 'h1';
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <Face name={one.name} large />
        <div>
          <Name>
            <bdi>{one.name}</bdi>
          </Name>
          <p className={styles.lead} dir="auto">
            {one.headline}
          </p>
          <p className={styles.facts}>
            {one.level && <span>{LEVEL_WORDS[one.level]}</span>}
            <Rating rating={one.rating} bare="no feedback yet" />
            <span>here since {monthName(toInstant(one.memberSince))}</span>
          </p>
        </div>
      </div>
      {deeds && <div className={styles.deeds}>{deeds}</div>}
    </header>
  );
}

function Figures({ one }: { one: Freelancer }) {
  const last = dayName(dayOf(toInstant(one.countedUntil) - 1, 'UTC'));
  return (
    <aside className={styles.panel} aria-label="In figures">
      <dl className={styles.figures}>
        {one.rate !== null && one.currency !== null && (
          <div>
            <dt>Asks for</dt>
            <dd>
              <strong>{moneyText(one.rate, one.currency)}</strong> an hour
            </dd>
          </div>
        )}
        <HoursFigures counted={one.hours} />
        <div>
          <dt>Contracts</dt>
          <dd>
            {one.contractsDone} done, {one.contractsRunning} running
          </dd>
        </div>
        {one.earned !== null && (
          <div>
            <dt>Earned here, net of fees</dt>
            <dd>
              {one.earned.length === 0
                ? 'nothing yet'
                : one.earned.map(({ amount, currency }) => moneyText(amount, currency)).join(' + ')}
            </dd>
          </div>
        )}
        {one.agencies.length > 0 && (
          <div>
            <dt>{counted(one.agencies.length, 'Agency', 'Agencies').replace(/^\d+ /, '')}</dt>
            <dd>
              {one.agencies.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <bdi>{name}</bdi>
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <p className={styles.note}>
        Hours are counted from the diary itself, up to {last} 24:00 UTC: nobody sees here who is at work now.
      </p>
    </aside>
  );
}
