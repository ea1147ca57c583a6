import type { Asked } from './asked.ts';
import { metadataOf, optional, required, Unacceptable } from './form.ts';
import { answerBank, customerOf, makeMethod, setUp } from './methods.ts';
import type { Answer, CheckoutSession, Method, SetupIntent } from './objects.ts';
import { allOf, objectOf, ok, shown } from './till.ts';

/** POST /v1/checkout/sessions: `mode=setup`, `customer`, `success_url`, in which {CHECKOUT_SESSION_ID} is filled in. */
export function openSession(asked: Asked): Answer {
  const { form } = asked;
  if (required(form, 'mode') !== 'setup') {
    throw new Unacceptable(400, 'parameter_invalid', 'mode must be setup here');
  }
  const stamped = asked.stamp('cs');
  const session: CheckoutSession = {
    ...stamped,
    object: 'checkout.session',
    metadata: metadataOf(form),
    mode: 'setup',
    customer: customerOf(asked, required(form, 'customer')).id,
    setup_intent: null,
    status: 'open',
    success_url: required(form, 'success_url').replace('{CHECKOUT_SESSION_ID}', stamped.id),
    cancel_url: optional(form, 'cancel_url'),
    url: `${asked.address}/checkout/${stamped.id}`,
  };
  return ok(session);
}

/** GET /v1/checkout/sessions/:id */
export function readSession(asked: Asked, id: string): Answer {
  return shown(sessionOf(asked, id));
}

/** A page of the sandbox, for a person's browser. */
export interface Page {
  readonly status: number;
  /** Plain text: the sandbox has no markup of its own making beyond its two forms. */
  readonly says: string;
  readonly form?: { readonly action: string; readonly buttons: readonly string[]; readonly card: boolean };
  readonly goTo?: string;
}

/** GET /checkout/:id and /3ds/:id */
export function showPage(asked: Asked, path: string): Page {
  const [, kind, id = ''] = /^\/(checkout|3ds)\/(\w+)$/.exec(path) ?? [];
  if (kind === 'checkout') {
    const { status } = sessionOf(asked, id);
    if (status !== 'open') return { status: 410, says: 'This page was used already.' };
    return {
      status: 200,
      says: 'Payment sandbox: leave a test card. No real card works here, and no money moves.',
      form: { action: path, buttons: ['Save card', 'Cancel'], card: true },
    };
  }
  if (kind === '3ds') {
    return {
      status: 200,
      says: 'Payment sandbox: the bank of the test card asks whether it is you.',
      form: { action: path, buttons: ['Complete', 'Fail'], card: false },
    };
  }
  return { status: 404, says: 'There is no such page.' };
}

/** POST of one of the two forms. Answers the page that comes next, and what was written down. */
export function answerPage(asked: Asked, path: string): { page: Page; answer: Answer | null } {
  const [, kind, id = ''] = /^\/(checkout|3ds)\/(\w+)$/.exec(path) ?? [];
  const pressed = asked.form.get('button');
  if (kind === '3ds') return bankAnswered(asked, id, pressed === 'Complete');
  const session = sessionOf(asked, id);
  if (session.status !== 'open') return { page: showPage(asked, path), answer: null };
  if (pressed === 'Cancel') {
    return { page: { status: 303, says: '', goTo: session.cancel_url ?? session.success_url }, answer: null };
  }
  const made = makeMethod({
    ...asked,
    form: new URLSearchParams({ 'card[number]': asked.form.get('card') ?? '' }),
  });
  if (made.status !== 200) return declined(path);
  const method = made.body as Method;
  const set = setUp({
    ...asked,
    till: { ...asked.till, objects: new Map([...asked.till.objects, [method.id, method]]) },
    form: new URLSearchParams({
      customer: session.customer,
      payment_method: method.id,
      return_url: session.success_url,
    }),
  });
  if (set.status !== 200) return declined(path);
  const intent = set.body as SetupIntent;
  const done: CheckoutSession = { ...session, setup_intent: intent.id, status: 'complete' };
  const goTo = intent.next_action?.redirect_to_url.url ?? session.success_url;
  return { page: { status: 303, says: '', goTo }, answer: { ...set, puts: [method, ...set.puts, done] } };
}

function bankAnswered(asked: Asked, id: string, yes: boolean): { page: Page; answer: Answer } {
  const answer = answerBank(asked, id, yes);
  const waiting = allOf(asked.till, 'checkout.session').find(({ setup_intent: intent }) => intent === id);
  const goTo = waiting?.success_url;
  return {
    page: goTo
      ? { status: 303, says: '', goTo }
      : { status: 200, says: 'Thank you. You may close this page.' },
    answer,
  };
}

function declined(path: string): { page: Page; answer: null } {
  const form = { action: path, buttons: ['Save card', 'Cancel'], card: true };
  return {
    page: { status: 402, says: 'Payment sandbox: the card was declined. Try another test card.', form },
    answer: null,
  };
}

function sessionOf({ till }: Asked, id: string): CheckoutSession {
  const session = objectOf(till, 'checkout.session', id);
  if (session) return session;
  throw new Unacceptable(404, 'resource_missing', `No such checkout session: ${id}`);
}
