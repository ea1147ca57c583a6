import { learnt } from './agreements.ts';
import { bring } from './bring.ts';
import { askHouse } from './house.ts';
import { keeping } from './keeping.ts';
import { readRoom } from './rooms.ts';
import type { Rounds } from './rounds.ts';
import { dropShare, meet, nowOf, stopBecause } from './sessions.ts';
import { chosenOf, clientOf, contractOf, openContract, type State } from './state.ts';

/** What the tracker of a page does again and again. `changed`: something can be drawn anew. */
export function roundsOf(state: State, changed: () => void, hurry: () => void): Rounds {
  return {
    beat: async () => {
      await beat(state);
      changed();
    },
    ask: async () => {
      await keeping(state, () => ask(state));
      changed();
    },
    isDue: () => due(state).length > 0,
    bring: async () => {
      const { sent, stuck } = (await keeping(state, () => bringDue(state, changed))) ?? NOTHING_SENT;
      state.bringing = null;
      // The house's verdict on what has just gone is asked for at once.
      if (sent > 0) hurry();
      changed();
      return stuck ? 'stuck' : 'done';
    },
  };
}

const NOTHING_SENT = { sent: 0, stuck: true };

async function beat(state: State): Promise<void> {
  const { agent, clock, sensing } = state;
  await clock.look();
  if (!agent) return;
  const before = openContract(state);
  const { sealed } = agent.look().machine.desk;
  await agent.beat();
  // A snapshot makes the browser's room smaller: that is looked at only when a segment has just ended (T2).
  if (agent.look().machine.desk.sealed !== sealed) state.room = await readRoom();
  const contract = openContract(state);
  state.deskSessions.follow(agent.look().machine.desk.open);
  if (before !== null && contract === null) dropShare(state);
  if (contract === null) return;
  const now = nowOf(state);
  sensing.note(now);
  const idleMinutes = contractOf(state, contract)?.terms.idleMinutes ?? null;
  if (state.untouched.isOver(now, idleMinutes)) await stopBecause(state, 'untouched');
}

async function ask(state: State): Promise<void> {
  await state.clock.ask();
  const answers = await askHouse(clientOf(state), nowOf(state), (contracts) => chosenOf(state, contracts));
  if (typeof answers === 'string') {
    state.line = answers;
    return;
  }
  state.line = 'online';
  state.contracts = answers.contracts;
  state.sums = answers.sums;
  state.agreements = learnt(state.agreements, answers.contracts);
  await state.box.change([
    { shelf: 'pages', name: 'contracts', value: state.contracts },
    { shelf: 'pages', name: 'agreed', value: state.agreements },
  ]);
  await state.agent?.deed({ type: 'heed' });
  await meet(state);
}

function due(state: State) {
  const now = nowOf(state);
  return state.signedIn ? state.spool.waiting().filter(({ leavesAt }) => leavesAt <= now) : [];
}

async function bringDue(state: State, changed: () => void): Promise<{ sent: number; stuck: boolean }> {
  const { signedIn, spool } = state;
  if (!signedIn) return { sent: 0, stuck: false };
  const of = due(state).length;
  const left = (): void => {
    state.bringing = { done: Math.max(0, of - due(state).length), of };
    changed();
  };
  left();
  const ports = { spool, device: signedIn.device, client: clientOf(state), now: () => nowOf(state), left };
  const pass = await bring(ports);
  state.held = pass.held;
  if (pass.line !== null) state.line = pass.line;
  return { sent: pass.sent, stuck: (pass.line ?? 'online') !== 'online' || pass.held.length > 0 };
}
