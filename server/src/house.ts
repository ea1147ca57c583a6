import type { Role } from '@stint/core/handshake/roles';
import type { Percent } from '@stint/core/money';
import type { Events } from './events.ts';
import type { Post } from './outside/mail/post.ts';
import type { PictureStore } from './outside/objects/store.ts';
import type { PaymentProcessor } from './outside/payments/processor.ts';
import type { Database } from './store/database.ts';
import type { Clock, MovableClock } from './time.ts';

/** What every operation is handed: the books, the time, chance, and the ways to the outside. */
export interface House {
  readonly db: Database;
  readonly clock: Clock;
  /** The same clock where a person may move it; null in earnest. */
  readonly movable: MovableClock | null;
  readonly random: Random;
  readonly pictures: PictureStore;
  readonly payments: PaymentProcessor;
  /** The way out for mails; null where none is set up: then people are told in the pages alone. */
  readonly post: Post | null;
  readonly events: Events;
  readonly log: (line: string) => void;
  /** What it takes of each side where nothing else was agreed. */
  readonly fees: HouseFees;
  /** Whether anybody may sign up, or who is invited. */
  readonly signUp: 'open' | 'invited';
  /** Days for which pictures are kept after their week's review has ended; null: always. */
  readonly picturesKeptDays: number | null;
  /** The demo world is in it: its sign-ins may be shown. */
  readonly demo: boolean;
}

/** Percent of an invoice's total (B4). */
export interface HouseFees {
  readonly freelancer: Percent;
  readonly client: Percent;
}

export interface Random {
  bytes(count: number): Buffer;
  uuid(): string;
}

/** A signed-in person, as every deed is told who does it. */
export interface Actor {
  readonly person: string;
  readonly name: string;
  readonly kind: 'browser' | 'program' | 'tracker';
  /** The tracker's device; null for the others. */
  readonly device: string | null;
  readonly freelancer: boolean;
  readonly operator: boolean;
  /** The client organisations whose contracts the person sees. */
  readonly organisations: readonly string[];
  /** The agencies that the person is a member of. */
  readonly agencies: readonly string[];
  /** What the person is in each of these, by the organisation's id. */
  readonly roles: Readonly<Record<string, Role>>;
}
