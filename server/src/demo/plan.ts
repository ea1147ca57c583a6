import type { SceneName } from './pictures/screen.ts';

/**
 * One block of work of the demo world. `work` has a character for each segment from `from` on:
 * a digit: worked through, active in that many minutes (`x` = 10); `u`: stopped before its snapshot, uncounted;
 * `p`: a private app is in front, so no picture is taken (P7); `b`: in the browser, which counts no input (P8).
 */
export interface Block {
  /** 0 = Monday. */
  readonly day: number;
  /** UTC, on a ten-minute boundary. */
  readonly from: string;
  readonly memo: string;
  readonly scenes: readonly SceneName[];
  readonly work: string;
}

/** Time written in by hand, a day later at the latest. */
export interface Written {
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly memo: string;
}

export interface WeekPlan {
  readonly blocks: readonly Block[];
  readonly written: readonly Written[];
  /** Segments that the freelancer deletes, by day and start. */
  readonly deleted: readonly { readonly day: number; readonly from: string }[];
  /** Worked without a network, and brought on the Tuesday after the week has locked (T6). */
  readonly late?: readonly Block[];
}

const EDIT: readonly SceneName[] = ['editor', 'editor', 'browser', 'editor', 'terminal'];
const DESIGN: readonly SceneName[] = ['design', 'design', 'browser', 'design'];

/** The week before last: a calm start. */
const FIRST: WeekPlan = {
  blocks: [
    {
      day: 0,
      from: '09:00',
      memo: 'Read the brief, set up the shop',
      scenes: ['mail', 'browser', 'terminal', 'terminal'],
      work: '67889x9',
    },
    {
      day: 0,
      from: '11:00',
      memo: 'Read the brief, set up the shop',
      scenes: ['terminal', 'editor'],
      work: '9x98u',
    },
    { day: 1, from: '08:30', memo: 'Product list: layout', scenes: EDIT, work: '89x98x989' },
    { day: 1, from: '13:10', memo: 'Product list: layout', scenes: EDIT, work: '7x9898u' },
    { day: 2, from: '09:20', memo: 'Product page: sketches', scenes: DESIGN, work: '87898x9' },
    { day: 3, from: '09:00', memo: 'Product page: layout', scenes: EDIT, work: '9x9898x98' },
    { day: 3, from: '14:00', memo: 'Product page: layout', scenes: EDIT, work: '98x8' },
    {
      day: 4,
      from: '10:00',
      memo: 'Photos and prices into the shop',
      scenes: ['spreadsheet', 'browser'],
      work: '898789u',
    },
  ],
  written: [{ day: 2, from: '11:00', to: '11:30', memo: 'Call with Ben: product page' }],
  deleted: [],
  late: [
    { day: 4, from: '16:00', memo: 'Photos and prices, on the train', scenes: ['spreadsheet'], work: '89' },
  ],
};

/** Last week: it runs over the limit on Friday evening. */
const SECOND: WeekPlan = {
  blocks: [
    { day: 0, from: '08:30', memo: 'Header colours', scenes: EDIT, work: '8x9x98x98x9' },
    { day: 0, from: '13:00', memo: 'Header colours', scenes: [...EDIT, 'design'], work: '9898xx9u' },
    {
      day: 1,
      from: '09:00',
      memo: 'Cart: totals and tests',
      scenes: ['editor', 'terminal', 'editor'],
      work: '98xx9x98x9',
    },
    {
      day: 1,
      from: '14:20',
      memo: 'Read the payment manual',
      scenes: ['browser', 'browser', 'mail'],
      work: '323122',
    },
    {
      day: 2,
      from: '08:50',
      memo: 'Cart: totals and tests',
      scenes: ['editor', 'terminal'],
      work: '9x98x9x98',
    },
    { day: 2, from: '13:30', memo: '', scenes: ['mail', 'chat'], work: '78' },
    { day: 2, from: '14:00', memo: 'Checkout: address form', scenes: EDIT, work: '9x989x9u' },
    { day: 3, from: '09:00', memo: 'Checkout: address form', scenes: EDIT, work: 'x98x98x9x9' },
    {
      day: 3,
      from: '12:30',
      memo: 'Checkout: errors in plain words',
      scenes: EDIT,
      work: '9x98x9',
    },
    { day: 3, from: '15:00', memo: 'Icons for the garden tools', scenes: DESIGN, work: '98989x' },
    { day: 4, from: '09:10', memo: 'Checkout: address form', scenes: EDIT, work: '989x9x98' },
    {
      day: 4,
      from: '18:00',
      memo: 'Newsletter sign-up, wanted before Monday',
      scenes: EDIT,
      work: '9x98x989x',
    },
  ],
  written: [{ day: 1, from: '11:00', to: '11:30', memo: 'Call with Ben: checkout' }],
  deleted: [{ day: 3, from: '09:50' }],
};

/** This week, as far as it has come. */
const THIRD: WeekPlan = {
  blocks: [
    { day: 0, from: '09:00', memo: 'Search: suggestions', scenes: EDIT, work: '8x9x98x9' },
    {
      day: 0,
      from: '13:10',
      memo: 'Search: suggestions',
      scenes: ['editor', 'terminal', 'browser'],
      work: '98x98u',
    },
    { day: 1, from: '09:00', memo: 'Search: empty results', scenes: DESIGN, work: '9898x98' },
    {
      day: 1,
      from: '13:00',
      memo: 'Mails with the suppliers',
      scenes: ['mail', 'spreadsheet'],
      work: '67p56',
    },
    {
      day: 2,
      from: '08:40',
      memo: 'Order mail: layout',
      scenes: ['editor', 'mail', 'editor'],
      work: '9x98x98x',
    },
    { day: 2, from: '13:00', memo: 'Order mail: layout', scenes: EDIT, work: '98x9u' },
    {
      day: 2,
      from: '16:00',
      memo: 'Order mail: proofreading at the library',
      scenes: ['browser'],
      work: 'bb',
    },
    { day: 3, from: '09:00', memo: 'Photo zoom on the product page', scenes: EDIT, work: '9x9x98x98' },
    {
      day: 3,
      from: '14:00',
      memo: 'Photo zoom on the product page',
      scenes: ['editor', 'browser'],
      work: '8924x',
    },
    {
      day: 4,
      from: '09:00',
      memo: 'Bugs from the list',
      scenes: ['editor', 'terminal', 'chat'],
      work: 'x98x9x98',
    },
    { day: 4, from: '13:20', memo: 'Bugs from the list', scenes: EDIT, work: '98x98u' },
    { day: 5, from: '10:00', memo: 'Bugs from the list', scenes: EDIT, work: '98x9' },
    { day: 6, from: '16:00', memo: 'Plan for next week', scenes: ['mail', 'spreadsheet'], work: '6787' },
  ],
  written: [{ day: 1, from: '15:00', to: '15:20', memo: 'Call with Ben: search' }],
  deleted: [{ day: 2, from: '13:20' }],
};

/** The weeks of the demo world, the oldest first; the last is the running one. */
export const PLAN: readonly WeekPlan[] = [FIRST, SECOND, THIRD];
