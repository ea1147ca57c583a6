import { DeskSessions } from '@stint/tracker/desk/desk-sessions';
import { Agent } from '../desk/agent.ts';
import { NO_CHOICES } from '../desk/choices.ts';
import { PageClock } from '../desk/page-clock.ts';
import { clientOf, contractOf, type State } from '../desk/state.ts';
import { Untouched } from '../desk/untouched.ts';
import { Spool } from '../keep/spool.ts';
import { Sensing } from '../see/sensing.ts';
import { DEVICE, k1 } from './drafts.ts';
import { MemoryBox } from './memory-box.ts';

export type TestDesk = State & { readonly box: MemoryBox; readonly agent: Agent };

/** The tracker of Ana's browser, signed in and asked for the time; k1's terms want no pictures. */
export async function openDesk(box = new MemoryBox()): Promise<TestDesk> {
  const spool = await Spool.open(box);
  const state: State = {
    person: 'ana',
    box,
    spool,
    clock: new PageClock(() => clientOf(state)),
    deskSessions: new DeskSessions({
      client: () => clientOf(state),
      device: () => DEVICE,
      skewSeconds: () => 0,
    }),
    sensing: new Sensing(() => undefined),
    untouched: new Untouched(),
    signedIn: { token: 'token', device: DEVICE },
    agent: null,
    share: null,
    contracts: [k1],
    choices: NO_CHOICES,
    agreements: {},
    choice: null,
    sums: null,
    line: 'online',
    held: [],
    bringing: null,
    room: { freeBytes: null, lasting: true },
    makesWebp: true,
    stopped: null,
  };
  await state.clock.ask();
  const agent = await Agent.open({
    box,
    spool,
    clock: state.clock,
    draws: { ready: () => Promise.resolve(), draw: (segment) => segment * 600 + 200 },
    freelancer: k1.freelancer.id,
    contract: (id) => contractOf(state, id),
    windowMinutes: () => 10,
    pictures: () => ({ asked: 'none', agreed: 'none' }),
    share: () => null,
    sensed: () => null,
  });
  return Object.assign(state, { box, agent });
}
