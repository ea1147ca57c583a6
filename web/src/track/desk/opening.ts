import { DeskSessions } from '@stint/tracker/desk/desk-sessions';
import { makesWebp } from '../see/bare-webp.ts';
import { Sensing } from '../see/sensing.ts';
import { Agent } from './agent.ts';
import { picturesWanted, windowMinutes } from './agreements.ts';
import { drawsOf } from './draws.ts';
import { PageClock } from './page-clock.ts';
import { openRooms, readRoom } from './rooms.ts';
import { nowOf } from './sessions.ts';
import { readSignedIn } from './signed-in.ts';
import { clientOf, contractOf, type State } from './state.ts';
import { Untouched } from './untouched.ts';

/** Opens what this browser keeps of a freelancer's tracker. */
export async function openState(person: string): Promise<State> {
  const rooms = await openRooms(person);
  const untouched = new Untouched();
  const state: State = {
    ...rooms,
    person,
    clock: new PageClock(() => clientOf(state)),
    deskSessions: new DeskSessions({
      client: () => clientOf(state),
      device: () => state.signedIn?.device ?? '',
      skewSeconds: () => state.clock.skewSeconds,
    }),
    untouched,
    sensing: new Sensing((sensed) => {
      untouched.heard(sensed, nowOf(state));
      if (sensed.locked) void state.agent?.deed({ type: 'locked' });
      else if (sensed.present) void state.agent?.deed({ type: 'unlocked' });
    }),
    signedIn: null,
    agent: null,
    share: null,
    choice: null,
    sums: null,
    line: 'offline',
    held: [],
    bringing: null,
    room: await readRoom(),
    makesWebp: await makesWebp(),
    stopped: null,
  };
  await state.clock.ask();
  const known = await readSignedIn(state.box);
  if (known) await begin(state, known);
  return state;
}

/** Begins to track as the device that this browser is now. */
export async function begin(
  state: State,
  known: NonNullable<Awaited<ReturnType<typeof readSignedIn>>>,
): Promise<void> {
  state.signedIn = known.signedIn;
  if (state.agent) return;
  const { box, spool, clock, sensing, person } = state;
  state.agent = await Agent.open({
    box,
    spool,
    clock,
    draws: drawsOf(known.draw),
    freelancer: person,
    contract: (id) => contractOf(state, id),
    windowMinutes: (contract) => windowMinutes(state.agreements, contract),
    pictures: (contract) => picturesWanted(state.agreements, contract, contractOf(state, contract)),
    share: () => state.share,
    sensed: (segment) => sensing.activeMinutes(segment),
  });
}
