import type { Glance } from '@stint/wire/glance';
import { listJobs } from '@stint/wire/jobs';
import type { Person } from '@stint/wire/people';
import { readProfile } from '@stint/wire/profiles';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { paymentMethodsOf } from '../api/queries.ts';
import { devices } from '../device/queries.ts';
import { offers } from '../offers/queries.ts';
import { myProposalPages } from '../proposals/queries.ts';
import { mayFor } from '../teams/may.ts';
import styles from './first-steps.module.css';
import { clientSteps, type Done, type FirstStep, freelancerSteps, nextOf } from './steps.ts';

export interface OfWhoIsNew {
  readonly person: Person;
  readonly glance: Glance;
}

/** The steps of a freelancer, or of who pays. */
export function FirstStepsList(props: Part) {
  const { roles } = props.person;
  if (roles.includes('freelancer')) return <OfFreelancer {...props} />;
  return roles.includes('client') ? <OfClient {...props} /> : null;
}

type Part = OfWhoIsNew & { readonly onHide: () => void };

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
