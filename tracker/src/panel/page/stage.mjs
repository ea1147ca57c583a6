// The one place where it stands what goes on: the running segment, or why there is none.
import { awayCard } from './away-card.mjs';
import { elsewhereCard, pausedCard, restingCard } from './cards.mjs';
import { at } from './dom.mjs';
import { segmentCard } from './segment.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

const cards = {
  segment: segmentCard(),
  away: awayCard(),
  paused: pausedCard(),
  elsewhere: elsewhereCard(),
  resting: restingCard(),
};

/** @param {Status} state */
export function drawStage(state) {
  const nodes = [...shownCards(state)];
  const stage = at('stage');
  if (nodes.length !== stage.children.length || nodes.some((node, index) => stage.children[index] !== node)) {
    stage.replaceChildren(...nodes);
  }
}

/** An offer stands on, though somebody has begun to track again. @param {Status} state */
function* shownCards(state) {
  const { segment, tracking, paused, elsewhere, away, contracts } = state;
  if (segment && tracking) {
    cards.segment.update(
      segment,
      contracts.find(({ contract }) => contract === tracking.contract),
    );
    yield cards.segment.node;
  } else if (paused) {
    cards.paused.update(paused, state.now);
    yield cards.paused.node;
  } else if (elsewhere) {
    cards.elsewhere.update(elsewhere, state.now);
    yield cards.elsewhere.node;
  }
  if (away) {
    cards.away.update(away, state);
    yield cards.away.node;
  } else if (!tracking && !paused && !elsewhere) {
    cards.resting.update(state);
    yield cards.resting.node;
  }
}
