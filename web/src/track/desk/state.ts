import type { DeskSessions } from '@stint/tracker/desk/desk-sessions';
import type { Held, Line } from '@stint/tracker/upload/stop';
import type { ClientOptions } from '@stint/wire/client';
import type { Contract } from '@stint/wire/contracts';
import { house } from '../../api/house.ts';
import type { OpenBox } from '../keep/box.ts';
import type { Spool } from '../keep/spool.ts';
import type { Sensing } from '../see/sensing.ts';
import type { Share } from '../see/share.ts';
import type { Agent } from './agent.ts';
import type { Agreements } from './agreements.ts';
import type { Choices } from './choices.ts';
import type { Sums } from './house.ts';
import type { PageClock } from './page-clock.ts';
import type { SignedIn } from './signed-in.ts';
import type { Untouched } from './untouched.ts';
import type { Room, View, ViewEnding } from './view.ts';

/** All that the tracker of one page holds. */
export interface State {
  readonly person: string;
  readonly box: OpenBox;
  readonly spool: Spool;
  readonly clock: PageClock;
  readonly deskSessions: DeskSessions;
  readonly sensing: Sensing;
  readonly untouched: Untouched;
  /** Null until this browser has been made a tracker. */
  signedIn: SignedIn | null;
  agent: Agent | null;
  share: Share | null;
  contracts: readonly Contract[];
  choices: Choices;
  agreements: Agreements;
  /** The contract whose sums are shown while nothing is tracked. */
  choice: string | null;
  sums: Sums | null;
  line: Line;
  held: readonly Held[];
  bringing: View['bringing'];
  room: Pick<Room, 'freeBytes' | 'lasting'>;
  /** Safari draws no WebP, and nothing else is a picture. */
  readonly makesWebp: boolean;
  /** Why the tracker stopped by itself, where its machine does not know. */
  stopped: ViewEnding | null;
}

/** The house, with this browser's own token; before it has one, by the cookie. */
export function clientOf({ signedIn }: Pick<State, 'signedIn'>): ClientOptions {
  if (!signedIn) return house;
  return {
    house: '',
    token: signedIn.token,
    // Else the house would not know by which of the two it is asked.
    fetch: (input, init) => fetch(input, { ...init, credentials: 'omit' }),
  };
}

export function openContract({ agent }: State): string | null {
  return agent?.look().machine.desk.open?.contract ?? null;
}

/** What is tracked, else what was chosen or worked on last. */
export function chosenOf(state: State, contracts = state.contracts): string | null {
  const wanted = openContract(state) ?? state.choice ?? state.choices.contract;
  return contracts.find(({ id }) => id === wanted)?.id ?? contracts[0]?.id ?? null;
}

export function contractOf({ contracts }: State, id: string): Contract | null {
  return contracts.find((contract) => contract.id === id) ?? null;
}
