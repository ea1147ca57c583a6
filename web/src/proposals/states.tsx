import type { Proposal, ProposalState } from '@stint/wire/proposals';
import { stateText } from './next.ts';
import styles from './proposals.module.css';

interface StatesProps {
  readonly side: Proposal['side'];
  readonly chosen: ProposalState | null;
  readonly states: readonly ProposalState[];
  readonly counts: Readonly<Record<ProposalState, number>>;
  readonly onChoose: (state: ProposalState | null) => void;
}

/** Which of the proposals are shown, with how many there are of each. */
export function States({ side, chosen, states, counts, onChoose }: StatesProps) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const choices = [null, ...states.filter((state) => counts[state] > 0 || state === chosen)];
  return (
    <fieldset
      className={styles.states}
      style={{ border: 0, margin: 0, padding: 0 }}
      aria-label="Which of them"
    >
      {choices.map((state) => (
        <button
          key={state ?? 'all'}
          type="button"
          className={styles.state}
          aria-pressed={state === chosen}
          onClick={() => onChoose(state)}
        >
          {state === null ? 'All' : stateText(state, side)}{' '}
          <span>{state === null ? all : counts[state]}</span>
        </button>
      ))}
    </fieldset>
  );
}
