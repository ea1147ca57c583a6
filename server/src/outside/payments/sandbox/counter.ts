import { createHash, timingSafeEqual } from 'node:crypto';
import type { Asked } from './asked.ts';
import { type Fault, type Faults, openFaults } from './faults.ts';
import { Unacceptable } from './form.ts';
import type { Journal } from './journal.ts';
import type { Answer } from './objects.ts';
import { route } from './routes.ts';
import { apply, emptyTill, type SavedAnswer, type Till } from './till.ts';

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
}

interface Counter {
  readonly till: Till;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly key: string;
  readonly stamp: Asked['stamp'];
}

/** Where requests are answered: each as a whole and one after the other, written down before it is answered. */
export function openCounter(journal: Journal, key: string, stamp: Asked['stamp']): (letter: Letter) => Reply {
  const till = emptyTill();
  for (const entry of journal.entries) apply(till, entry);
  const counter: Counter = { till, journal, faults: openFaults(), key, stamp };
  return (letter) => {
    try {
      return answer(counter, letter);
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
  if (letter.path === '/v1/sandbox/faults') {
    counter.faults.arm(letter.form);
    return { status: 200, body: {}, isReplayed: false, fault: null };
  }
  const isPost = letter.method === 'POST';
  const fault = isPost ? counter.faults.next(letter.path, letter.fault) : null;
  if (fault?.kind === 'fail-before')
    throw new Unacceptable(500, 'api_error', 'A test asked for this.', 'api_error');

  const saved = isPost ? savedAnswer(counter.till, letter) : undefined;
  if (saved) return { status: saved.status, body: saved.body, isReplayed: true, fault };

  const { till, stamp } = counter;
  const done = route(letter.method, letter.path, {
    till,
    stamp,
    form: letter.form,
    isDeclining: fault?.kind === 'decline',
  });
  if (isPost) writeDown(counter, letter, done);
  return { status: done.status, body: done.body, isReplayed: false, fault };
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

function writeDown({ till, journal }: Counter, letter: Letter, { status, body, puts }: Answer): void {
  const key = letter.idempotencyKey;
  const entry = key ? { puts, saved: { key, asked: digest(letter), status, body } } : { puts };
  journal.append(entry);
  apply(till, entry);
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
