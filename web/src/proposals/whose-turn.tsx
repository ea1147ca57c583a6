import type { Proposal, ProposalSummary } from '@stint/wire/proposals';
import { IconArrowRight, IconCheck, IconHourglass } from '@tabler/icons-react';
import { useNow } from '../time/house-clock.ts';
import { mine } from '../time/zone-choice.ts';
import { type Next, nextOf } from './next.ts';
import styles from './proposals.module.css';

const TURNS: Readonly<Record<Next['turn'], { says: string; Icon: typeof IconCheck }>> = {
  yours: { says: 'Your turn', Icon: IconArrowRight },
  theirs: { says: 'Their turn', Icon: IconHourglass },
  nobody: { says: 'It has ended', Icon: IconCheck },
};

/** Whose turn it is, what comes next, and until when. */
export function WhoseTurn({ proposal, side }: { proposal: ProposalSummary; side: Proposal['side'] }) {
  const now = useNow();
  const next = nextOf(proposal, side, now, mine);
  // Who looks on is neither.
  const says = side === 'operator' ? 'Where it stands' : TURNS[next.turn].says;
  const { Icon } = TURNS[next.turn];
  return (
    <div className={styles.turn} data-turn={next.turn}>
      <Icon size={18} stroke={1.8} aria-hidden="true" />
      <div>
        <strong>{says}</strong>
        <p>{next.says}</p>
        {next.until !== null && <p className={styles.until}>{next.until}</p>}
      </div>
    </div>
  );
}
