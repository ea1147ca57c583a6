import { z } from 'zod';
import { Id, InstantText } from './letters.ts';
import { route } from './route.ts';

/** A card page, by the processor's name for it. */
const Session = z.string().regex(/^[\w-]{1,200}$/, 'must be the name of a card page');

export const PaymentMethod = z.object({
  id: Id,
  brand: z.string(),
  last4: z.string(),
  verifiedAt: InstantText.nullable(),
});

export const addPaymentMethod = route({
  method: 'POST',
  path: '/organisations/:organisation/payment-methods',
  says: 'Add a card and verify it with the processor. The first that verifies starts the protection of P4. `id` may be yours: the same id again is the same card. `session` is a card page on which it was left.',
  tag: 'money',
  access: ['person'],
  params: z.object({ organisation: Id }),
  body: z.union([
    z.strictObject({
      id: Id.optional(),
      card: z
        .string()
        .regex(/^\d{12,19}$/, 'must be a card number')
        .meta({ description: 'sandbox cards only; a live processor takes the card on its own page' }),
    }),
    z.strictObject({ session: Session }),
  ]),
  answer: PaymentMethod,
  status: 201,
  refusals: [
    'card-declined',
    'card-on-its-way',
    'numbers-not-here',
    'clients-only',
    'no-such-organisation',
    'not-your-role',
    'processor-unreachable',
    'id-taken',
  ],
});

export const openCardPage = route({
  method: 'POST',
  path: '/organisations/:organisation/card-pages',
  says: 'A page of the processor’s own, where somebody leaves a card and says yes to its bank (3-D Secure). It leads back to `/cards/left` with the session, which then adds the card.',
  tag: 'money',
  access: ['person'],
  params: z.object({ organisation: Id }),
  answer: z.object({ session: Session, url: z.url() }),
  status: 201,
  refusals: ['clients-only', 'no-such-organisation', 'not-your-role', 'processor-unreachable'],
});

export const listPaymentMethods = route({
  method: 'GET',
  path: '/organisations/:organisation/payment-methods',
  says: "An organisation's payment methods. Members who do not pay for it see that one is verified, not which.",
  tag: 'money',
  access: ['person'],
  params: z.object({ organisation: Id }),
  answer: z.array(PaymentMethod.extend({ brand: z.string().nullable(), last4: z.string().nullable() })),
  refusals: ['no-such-organisation'],
});
