import type { Glance } from '@stint/wire/glance';
import { listJobs } from '@stint/wire/jobs';
import type { Person } from '@stint/wire/people';
import { readProfile } from '@stint/wire/profiles';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { paymentMethodsOf } from '../api/queries.ts';
import { devices } from '../device/queries.ts';
import { offers } from '../offers/queries.ts';
import { myProposalPages } from '../proposals/queries.ts';
import { mayFor } from '../teams/may.ts';
import styles from './first-steps.module.css';
import { clientSteps, type Done, type FirstStep, freelancerSteps, nextOf } from './steps.ts';

interface FirstStepsProps {
  readonly person: Person;
  readonly glance: Glance;
}

const HIDDEN = 'stint-first-steps-hidden';

/** What comes next for who is new, until all of it is done once or it is put away. */
export function FirstSteps(props: FirstStepsProps) {
  const key = `${HIDDEN} ${props.person.id}`;
  const [hidden, setHidden] = useState(() => localStorage.getItem(key) !== null);
  if (hidden) return null;
  const hide = () => {
    localStorage.setItem(key, 'yes');
    setHidden(true);
  };
  const { roles } = props.person;
  // Whoever has worked, or had somebody work, is not new: nothing is asked for them.
  if (hasWork(props.glance)) return null;
  if (roles.includes('freelancer')) return <OfFreelancer {...props} onHide={hide} />;
  return roles.includes('client') ? <OfClient {...props} onHide={hide} /> : null;
}

type Part = FirstStepsProps & { readonly onHide: () => void };

const NOTHING: Done = {
  profile: false,
  card: false,
  asked: false,
  proposed: false,
  contract: false,
  tracker: false,
  segment: false,
};

function OfFreelancer({ glance, onHide }: Part) {
  const profile = useQuery({ queryKey: ['profile'], queryFn: ({ signal }) => ask(readProfile, { signal }) });
  const proposals = useInfiniteQuery(myProposalPages(null));
  const made = useQuery(offers);
  const desks = useQuery(devices);
  if (!profile.data || !proposals.data || !made.data || !desks.data) return null;
  const done = {
    ...NOTHING,
    profile: profile.data.version > 0,
    proposed: proposals.data.pages.some((page) => page.proposals.length > 0) || made.data.offers.length > 0,
    contract: hasContract(glance),
    tracker: desks.data.length > 0,
  };
  return <Steps steps={freelancerSteps(done)} onHide={onHide} />;
}

function OfClient({ person, glance, onHide }: Part) {
  const organisation = person.organisations.find(({ kind }) => kind === 'client')?.id ?? '';
  const [cards, jobs] = useQueries({
    queries: [
      paymentMethodsOf(organisation),
      {
        queryKey: ['jobs', 'own', organisation],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask(listJobs, { query: { organisation }, signal }),
      },
    ],
  });
  const made = useQuery(offers);
  // Who may not hire has no first steps of hiring.
  if (!mayFor(person, organisation, 'hire')) return null;
  if (!cards.data || !jobs.data || !made.data) return null;
  const done = {
    ...NOTHING,
    card: cards.data.some(({ verifiedAt }) => verifiedAt !== null),
    asked: jobs.data.jobs.length > 0 || made.data.offers.length > 0,
    contract: hasContract(glance),
  };
  return <Steps steps={clientSteps(done)} onHide={onHide} />;
}

function hasContract({ contracts, over }: Glance): boolean {
  return contracts.length > 0 || over > 0;
}

function hasWork({ over, sums, contracts }: Glance): boolean {
  const worked = sums.some(({ counted, weeks }) => counted > 0 || weeks.some((one) => one.counted > 0));
  return over > 0 || worked || contracts.some(({ tracked }) => tracked > 0);
}

function Steps({ steps, onHide }: { steps: readonly FirstStep[]; onHide: () => void }) {
  const next = nextOf(steps);
  if (!next) return null;
  return (
    <section className={styles.steps} aria-labelledby="first-steps">
      <header>
        <h2 id="first-steps">Your first steps</h2>
        <button type="button" onClick={onHide}>
          Put away
        </button>
      </header>
      <ol>
        {steps.map((step) => (
          <li key={step.key} data-done={step.done || undefined} data-next={step === next || undefined}>
            {step.done ? (
              <IconCircleCheckFilled size={20} aria-label="Done" />
            ) : (
              <IconCircleDashed size={20} stroke={1.6} aria-hidden="true" />
            )}
            <div>
              <strong>{step.title}</strong>
              {step === next && <p>{step.says}</p>}
            </div>
            {step === next && (
              <Link to={step.to} {...(step.hash ? { hash: step.hash } : {})} className={styles.go}>
                {step.button}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
