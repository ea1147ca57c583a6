import { segmentOf } from '@stint/core/segment';
import { EMPTY_DESK } from '@stint/tracker/desk/desk';
import { openMachine } from '@stint/tracker/desk/machine';
import { widerTerms } from './agreements.ts';
import type { Draws } from './draws.ts';
import { chosenOf, type State } from './state.ts';
import type { View } from './view.ts';
import { viewOf } from './view-of.ts';

/** What the page is drawn from, as things stand. */
export function drawn(state: State): View {
  const { agent, clock, spool, contracts, sensing, room } = state;
  const first = { desk: EMPTY_DESK, aways: [], paused: null, ending: null };
  const machine =
    agent?.look().machine ?? openMachine(first, clock.reading(), { ...NO_DRAWS, contract: () => null });
  const { open } = machine.desk;
  return viewOf({
    machine,
    contracts,
    chosen: chosenOf(state),
    sums: state.sums,
    waiting: spool.waiting(),
    stopped: state.stopped,
    sensed: open ? sensing.activeMinutes(segmentOf(machine.time.now)) : null,
    rest: {
      isSetUp: state.signedIn !== null,
      memos: state.choices.memos,
      labels: state.choices.labels ?? {},
      elsewhere: state.deskSessions.elsewhere,
      line: state.line,
      bringing: state.bringing,
      held: state.held,
      told: spool.told(),
      room: { ...room, bytes: spool.bytes(), trouble: agent?.look().trouble ?? null },
      surface: state.share?.surface ?? null,
      sensing: sensing.state(),
      wider: widerTerms(state.agreements, contracts),
      skewSeconds: clock.skewSeconds,
    },
  });
}

const NO_DRAWS: Pick<Draws, 'draw'> = {
  draw: () => {
    throw new RangeError('no tracker, no draw');
  },
};
