import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { IconFlag } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './why-dispute.module.css';
import { REASON_WORDS, STATE_WORDS } from './words.ts';

/** In the Why? card: that the client disputes it, why, and how that stands (D1). */
export function WhyDispute({ entry: { dispute, start } }: { entry: DiaryEntry }) {
  const { contract } = useContract();
  if (!dispute) return null;
  const week = formatDay(weekOf(toInstant(start)));
  return (
    <div className={styles.dispute}>
      <p>
        <IconFlag size={16} stroke={1.9} aria-hidden="true" />{' '}
        <strong>Disputed: {REASON_WORDS[dispute.reason]}</strong> ({STATE_WORDS[dispute.state]})
      </p>
      {dispute.says && <blockquote>{dispute.says}</blockquote>}
      <p className={styles.since}>
        Since {bothClocks(toInstant(dispute.at), mine)}; its pay is held (D1).{' '}
        <Link to="/contracts/$contract/weeks/$week/review" params={{ contract: contract.id, week }}>
          The review of its week
        </Link>
      </p>
    </div>
  );
}
