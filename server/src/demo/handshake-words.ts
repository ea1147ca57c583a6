import type { HourlyTerms } from '@stint/wire/offers';
import type { Profile } from '@stint/wire/profiles';

/** What people of the demo world say of themselves. */
export const PROFILES: Readonly<Record<'ana' | 'cleo', Omit<Profile, 'version'>>> = {
  ana: {
    headline: 'Front ends that are quick and plain',
    about:
      'I build web shops and the small tools around them, with care for the people who use a keyboard or an old phone.\nTen years of work, most of it for shops with a workshop behind them.',
    level: 'expert',
    rate: '45.00',
    currency: 'USD',
    skills: ['HTML and CSS', 'TypeScript', 'Accessibility', 'Web shops'],
    earningsShown: false,
  },
  cleo: {
    headline: 'Photographs of things, and what is done to them afterwards',
    about:
      'Products, gardens, kitchens. I take them, sort them, and hand them over in every size that is needed.',
    level: 'intermediate',
    rate: '42.00',
    currency: 'USD',
    skills: ['Photography', 'Image editing'],
    earningsShown: true,
  },
};

export const COOKBOOK = {
  title: 'The index of a cookbook',
  message: 'Two hundred recipes want an index by ingredient. We saw your tools for lists like that.',
  terms: { kind: 'fixed', currency: 'USD', escrow: true },
  milestone: {
    title: 'The index, ready to print',
    says: 'By ingredient and by season, as a PDF.',
    amount: '300.00',
  },
  submitted: 'The index in its final form; the last page has the seasons.',
  ofDan: {
    stars: 5,
    comment: 'Careful work, a day early, and every question was a good one.',
    privateNote: '',
  },
  ofAna: { stars: 5, comment: 'Clear about what was wanted, and quick to answer.', privateNote: '' },
} as const;

/** A fixed price that is under way: released, submitted, funded. */
export const SIZE_GUIDE = {
  title: 'A size guide for gloves',
  message: 'Half of what comes back to us are gloves of the wrong size. A guide beside them would help.',
  terms: { kind: 'fixed', currency: 'USD', escrow: true },
  milestones: [
    { title: 'Sizes and drawings', says: 'A hand measured in two ways, drawn.', amount: '180.00' },
    { title: 'The guide in the shop', says: 'Beside every glove, on a phone too.', amount: '260.00' },
    { title: 'Its words in Portuguese', says: 'The guide and its drawings.', amount: '140.00' },
  ],
  submitted: [
    'Both drawings, and a table of all sizes.',
    'It stands beside every glove now. On a phone it opens as a sheet.',
  ],
} as const;

export const BONUS = {
  amount: '100.00',
  says: 'For the product page, which was ready two days before the fair. Thank you!',
} as const;

/** A part of the first week. */
export const GIVEN_BACK = {
  amount: '15.00',
  says: 'Twenty minutes of Thursday went into a mistake of mine.',
} as const;

export const JOBS = {
  photographs: {
    kind: 'hourly',
    title: 'Photographs for the spring catalogue',
    description:
      'Some eighty garden tools, on white and in use. We have the tools and a shed with good light; you bring camera and patience.\n\nAbout ten hours a week in December and January.',
    level: 'intermediate',
    currency: 'USD',
    rateFrom: '35.00',
    rateTo: '50.00',
    labels: ['Photography', 'Image editing'],
  },
  translation: {
    kind: 'fixed',
    title: 'The web shop in Portuguese',
    description: 'Product names, descriptions and the mails that the shop sends: some nine thousand words.',
    level: 'expert',
    currency: 'USD',
    budget: '900.00',
    labels: ['Translation', 'Portuguese'],
  },
  novel: {
    kind: 'hourly',
    title: 'Proofread a novel',
    description: 'Three hundred pages, in English. The author answers questions within a day.',
    level: null,
    currency: 'USD',
    rateFrom: '28.00',
    rateTo: null,
    labels: ['Proofreading'],
  },
  proposals: {
    cleo: 'I have photographed tools for two catalogues, on white and in the garden. December is free.',
    ana: 'I know your shop’s pictures well, having built its pages. I could take the ones for the product list.',
  },
  question: (day: string) =>
    `Your pictures of the rakes are just what we are after. Could you begin on ${day}?`,
} as const;

/** An offer that waits for Ana's answer. */
export const HOURS_FOR_LETTERS: Letters = {
  title: 'Letters to readers',
  message: 'A page on which readers write to their authors. A few hours a week, and a call now and then.',
  terms: {
    kind: 'hourly',
    pay: 'exact',
    currency: 'USD',
    rate: '48.00',
    weeklyLimitMinutes: 600,
    manualTime: false,
    idleMinutes: 10,
    minActiveMinutes: 5,
    snapshots: 'blurred',
    activityUnmeasured: 'unprotected',
    privateWindowMinutes: 20,
    activityLabels: [
      { name: 'Calls', minActiveMinutes: 0 },
      { name: 'Design', minActiveMinutes: null },
    ],
    labelRequired: false,
    weeklyStipend: null,
  },
};

interface Letters {
  readonly title: string;
  readonly message: string;
  readonly terms: Omit<
    HourlyTerms,
    'startDay' | 'scheduledRaise' | 'freelancerFeePercent' | 'clientFeePercent'
  >;
}
