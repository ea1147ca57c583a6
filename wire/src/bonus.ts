import { z } from 'zod';
import { WeekParams } from './diary.ts';
import { Currency, Id, InstantText, Memo, MoneyText, WeekText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** A freelancer asks the client for a bonus (D4), for time that came after its week had locked (T6). */
export const BonusRequest = z
  .object({
    contract: Id,
    week: WeekText,
    /** The late seconds that would have counted, less those of a request declined before. */
    seconds: z.number().int(),
    /** What they would have been worth at the rate in force, inside the weekly limit. Nothing is paid by asking. */
    amount: MoneyText,
    currency: Currency,
    memo: Memo,
    askedAt: InstantText,
    state: z.enum(['open', 'declined', 'paid']),
    /** The client's words; null until there are some. */
    answer: Memo.nullable(),
  })
  .meta({ id: 'BonusRequest' });
export type BonusRequest = z.infer<typeof BonusRequest>;

export const askBonus = route({
  method: 'POST',
  path: '/contracts/:contract/weeks/:week/bonus-request',
  says: "Ask the client for a bonus for a locked week's late time (T6, D4). Asking again while it is open replaces the memo and counts the time anew.",
  tag: 'diary',
  access: ['person', 'tracker'],
  params: WeekParams,
  body: z.strictObject({ memo: Memo }),
  answer: BonusRequest,
  status: 201,
  refusals: [
    'no-late-time',
    'bonus-declined',
    'payment-under-way',
    'no-such-contract',
    'freelancers-only',
    'bad-week',
  ],
});

export const listBonusRequests = route({
  method: 'GET',
  path: '/bonus-requests',
  says: `The bonus requests you made or were asked, the newest first: the last ${LIMITS.list} of them.`,
  tag: 'diary',
  access: ['person', 'tracker'],
  answer: z.array(BonusRequest),
});

export const declineBonus = route({
  method: 'PUT',
  path: '/contracts/:contract/weeks/:week/bonus-request',
  says: 'Decline a bonus request, with an answer to the freelancer.',
  tag: 'diary',
  access: ['person'],
  params: WeekParams,
  body: z.strictObject({ state: z.literal('declined'), answer: Memo }),
  answer: BonusRequest,
  refusals: [
    'no-such-request',
    'payment-under-way',
    'no-such-contract',
    'clients-only',
    'not-your-role',
    'bad-week',
  ],
});
