/** Where a step of the walk is, for who walks it; `contract`: the demo's hourly one. */
interface Here {
  readonly contract: string;
  /** An offer that waits for Ana; '' where none is left open. */
  readonly offer: string;
  /** The Monday of the week before the running one, and its Tuesday; `YYYY-MM-DD`. */
  readonly week: string;
  readonly lowDay: string;
}

export interface WalkStep {
  /** The e-mail of whom the step is looked at as. */
  readonly as: 'ana@demo.example' | 'ben@demo.example' | 'olu@demo.example';
  readonly title: string;
  readonly says: string;
  readonly path: (here: Here) => string;
}

const ANA = 'ana@demo.example';
const BEN = 'ben@demo.example';
const OLU = 'olu@demo.example';

/** The demo world in ten looks, from the job to the books. */
export const WALK: readonly WalkStep[] = [
  {
    as: BEN,
    title: 'A client posts a job',
    says: 'Ben looks for somebody. A job stays open for 30 days after the last thing that happened to it. Open one to see the proposals.',
    path: () => '/jobs',
  },
  {
    as: ANA,
    title: 'A freelancer finds it',
    says: 'Ana searches the open jobs and sends a proposal: a rate and a few words. She can edit it until Ben has looked, for six hours at most.',
    path: () => '/jobs',
  },
  {
    as: ANA,
    title: 'An offer, in plain words',
    says: 'An offer names every term, and what each does to money and protection. It is open for seven days. Asking for changes takes nothing away: it can still be accepted as it stands.',
    path: ({ offer }) => (offer === '' ? '/offers' : `/offers/${offer}`),
  },
  {
    as: ANA,
    title: 'A contract says whose turn it is',
    says: 'Terms are versions: who changed what, when, stands below them. Pausing or ending says first what it will do.',
    path: ({ contract }) => `/contracts/${contract}`,
  },
  {
    as: ANA,
    title: 'What is recorded, and what never',
    says: 'The first question, answered for this very contract: counts, never keys; one picture in ten minutes; and for how long only Ana sees it.',
    path: ({ contract }) => `/contracts/${contract}/recorded`,
  },
  {
    as: ANA,
    title: 'The work diary',
    says: 'Six segments an hour. Press W on any of them: it says why it counts, whether it is protected, and what it is worth. This day has some that were hardly active.',
    path: ({ contract, lowDay }) => `/contracts/${contract}/diary/${lowDay}`,
  },
  {
    as: BEN,
    title: 'Ben sees the same day',
    says: 'The same segments, the same reasons. What is in the private window, or was deleted, he does not see.',
    path: ({ contract, lowDay }) => `/contracts/${contract}/diary/${lowDay}`,
  },
  {
    as: BEN,
    title: 'The week, and its clock',
    says: 'Locked on Monday at noon, reviewed until Friday, held for four days, then available. The second question, with dates.',
    path: ({ contract, week }) => `/contracts/${contract}/weeks/${week}`,
  },
  {
    as: ANA,
    title: 'Money is always in one place',
    says: 'In review, pending, available: each sum with its date. What is available Ana can have paid out.',
    path: () => '/money',
  },
  {
    as: OLU,
    title: 'The operator keeps the house',
    says: 'Here is the clock by which the house decides: where it can be moved, Olu watches a week lock and its money move. In the books every amount has a from and a to; the mails that the house sent are under Mail.',
    path: () => '/',
  },
];
