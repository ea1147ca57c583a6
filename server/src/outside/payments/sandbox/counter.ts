import { createHash, timingSafeEqual } from 'node:crypto';
import type { Asked } from './asked.ts';
import { answerPage, type Page, showPage } from './checkout.ts';
import { type Fault, type Faults, openFaults } from './faults.ts';
import { required, Unacceptable } from './form.ts';
import type { Journal } from './journal.ts';
import type { Answer } from './objects.ts';
import { route } from './routes.ts';
import { timeOf } from './test-clock.ts';
import { apply, emptyTill, type SavedAnswer, type Till } from './till.ts';
import { type Deliveries, eventsOf, openDeliveries } from './webhooks.ts';

/** A request as it came over the line. */
export interface Letter {
  readonly method: string;
  readonly path: string;
  readonly form: URLSearchParams;
  readonly bearer: string;
  readonly idempotencyKey: string | undefined;
  readonly fault: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly isReplayed: boolean;
  readonly fault: Fault | null;
  /** For a person's browser, instead of a body. */
  readonly page?: Page;
}

export interface CounterOptions {
  readonly journal: Journal;
  readonly key: string;
  /** Where the sandbox is found. */
  readonly address: string;
  readonly newId: (prefix: string) => string;
  readonly secondsNow: () => number;
}

interface Counter extends CounterOptions {
  readonly till: Till;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
}

/** Where requests are answered: each as a whole and one after the other, written down before it is answered. */
export function openCounter(options: CounterOptions): (letter: Letter) => Reply {
  const till = emptyTill();
  for (const entry of options.journal.entries) apply(till, entry);
  const deliveries = openDeliveries(options.secondsNow);
  const counter: Counter = { ...options, till, faults: openFaults(), deliveries };
  return (letter) => {
    try {
      return letter.path.startsWith('/v1/') ? answer(counter, letter) : pageFor(counter, letter);
    } catch (error) {
      if (error instanceof Unacceptable) return { ...error.answer, isReplayed: false, fault: null };
      throw error;
    }
  };
}

function answer(counter: Counter, letter: Letter): Reply {
  if (!isSame(letter.bearer, counter.key)) {
    throw new Unacceptable(401, 'api_key_invalid', 'Invalid API Key provided.');
  }
  if (isArmed(counter, letter)) return { status: 200, body: {}, isReplayed: false, fault: null };
  const isPost = letter.method === 'POST';
  const fault = isPost ? counter.faults.next(letter.path, letter.fault) : null;
  if (fault?.kind === 'fail-before')
    throw new Unacceptable(500, 'api_error', 'A test asked for this.', 'api_error');

  const saved = isPost ? savedAnswer(counter.till, letter) : undefined;
  if (saved) return { status: saved.status, body: saved.body, isReplayed: true, fault };

  const done = route(letter.method, letter.path, askedOf(counter, letter.form, fault?.kind === 'decline'));
  if (isPost) writeDown(counter, letter, done);
  return { status: done.status, body: done.body, isReplayed: false, fault };
}

/** A person's browser: the page for a card, and the bank's. */
function pageFor(counter: Counter, { method, path, form }: Letter): Reply {
  const asked = askedOf(counter, form, false);
  if (method !== 'POST') {
    const page = showPage(asked, path);
    return { status: page.status, body: null, isReplayed: false, fault: null, page };
  }
  const { page, answer: done } = answerPage(asked, path);
  if (done) keep(counter, done, {});
  return { status: page.status, body: null, isReplayed: false, fault: null, page };
}

/** What a test asks to go wrong later. */
function isArmed({ faults, deliveries }: Counter, { path, form }: Letter): boolean {
  if (path === '/v1/sandbox/faults') faults.arm(form);
  else if (path === '/v1/sandbox/deliveries') {
    deliveries.arm(required(form, 'fault'), Number(form.get('times') ?? 1));
  } else return false;
  return true;
}

function askedOf(counter: Counter, form: URLSearchParams, isDeclining: boolean): Asked {
  const { till, address } = counter;
  return { till, address, form, isDeclining, stamp: stamps(counter) };
}

function stamps({ till, newId, secondsNow }: Counter): Asked['stamp'] {
  return (prefix) => ({ id: newId(prefix), created: timeOf(till, secondsNow()) });
}

/** Stripe: the same key with the same question gives the same answer, with another one an error. */
function savedAnswer(till: Till, letter: Letter): SavedAnswer | undefined {
  const saved = till.saved.get(letter.idempotencyKey ?? '');
  if (saved && saved.asked !== digest(letter)) {
    const message =
      'Keys for idempotent requests can only be used with the same parameters they were first used with.';
    throw new Unacceptable(400, 'idempotency_key_in_use', message, 'idempotency_error');
  }
  return saved;
}

function writeDown(counter: Counter, letter: Letter, done: Answer): void {
  const { idempotencyKey: key } = letter;
  const { status, body } = done;
  keep(counter, done, key ? { saved: { key, asked: digest(letter), status, body } } : {});
}

/** Written down as one line with the events that it makes; then they go on their way. */
function keep(counter: Counter, { puts }: Answer, more: { saved?: SavedAnswer }): void {
  const { till, journal, deliveries } = counter;
  const events = eventsOf(till, puts, stamps(counter));
  const entry = { puts: [...puts, ...events], ...more };
  journal.append(entry);
  apply(till, entry);
  deliveries.send(till, events);
}

function digest({ method, path, form }: Letter): string {
  const sorted = new URLSearchParams(form);
  sorted.sort();
  return createHash('sha256').update(`${method} ${path} ${sorted.toString()}`).digest('hex');
}

function isSame(given: string, key: string): boolean {
  const [a, b] = [given, key].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
