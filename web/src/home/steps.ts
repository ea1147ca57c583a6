/** What somebody has done already on the way to a first tracked segment, or to a first reviewed week. */
export interface Done {
  readonly profile: boolean;
  readonly card: boolean;
  /** A job posted, or an offer made. */
  readonly asked: boolean;
  /** A proposal sent, or an offer received. */
  readonly proposed: boolean;
  readonly contract: boolean;
  readonly tracker: boolean;
  readonly segment: boolean;
}

export interface FirstStep {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly to: '/' | '/profile' | '/jobs' | '/jobs/new' | '/offers' | '/download' | '/track';
  readonly hash?: string;
  readonly button: string;
  readonly done: boolean;
}

/** A freelancer's five steps, in order. */
export function freelancerSteps(done: Done): FirstStep[] {
  return [
    {
      key: 'profile',
      title: 'Say what you do',
      says: 'A headline, your level and your rate: clients find you by it.',
      to: '/profile',
      button: 'Write your profile',
      done: done.profile,
    },
    {
      key: 'proposed',
      title: 'Propose, or be offered',
      says: 'Send a proposal for an open job. A client may also make you an offer at once.',
      to: '/jobs',
      button: 'Find work',
      done: done.proposed || done.contract,
    },
    {
      key: 'contract',
      title: 'Agree on a contract',
      says: 'Read the offer’s terms in plain words, ask for changes, accept.',
      to: '/offers',
      button: 'See your offers',
      done: done.contract,
    },
    {
      key: 'tracker',
      title: 'Get the tracker',
      says: 'It runs on your desktop, or in this browser, and shows you all that it keeps.',
      to: '/download',
      button: 'Get the tracker',
      done: done.tracker || done.segment,
    },
    {
      key: 'segment',
      title: 'Track your first ten minutes',
      says: 'Choose the contract, write a memo, press Start. The diary says why each segment counts.',
      to: '/track',
      button: 'Track here',
      done: done.segment,
    },
  ];
}

/** A client's four steps, in order. */
export function clientSteps(done: Done): FirstStep[] {
  return [
    {
      key: 'card',
      title: 'Verify a payment method',
      says: 'From that instant your freelancers’ time can be protected (P4). Nothing is charged before a week has locked.',
      to: '/',
      hash: 'payment-methods',
      button: 'Add a card',
      done: done.card,
    },
    {
      key: 'asked',
      title: 'Post a job, or make an offer',
      says: 'A job collects proposals for 30 days. Whom you know already gets an offer at once.',
      to: '/jobs/new',
      button: 'Post a job',
      done: done.asked || done.contract,
    },
    {
      key: 'contract',
      title: 'Have a contract',
      says: 'It begins when your offer is accepted. You see its diary from the first segment on.',
      to: '/offers',
      button: 'See your offers',
      done: done.contract,
    },
    {
      key: 'segment',
      title: 'Look at the first day together',
      says: 'Each week is reviewed from Monday noon to Friday. If you agree, do nothing.',
      to: '/',
      button: 'See this week',
      done: done.segment,
    },
  ];
}

/** The first that is not done; null where all are. */
export function nextOf(steps: readonly FirstStep[]): FirstStep | null {
  return steps.find(({ done }) => !done) ?? null;
}
