import type { WhyLine } from '@stint/core/why-line';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { Rule } from './rule.tsx';
import styles from './why-list.module.css';

/** What was looked at and found, line by line; good and missing are told by words too. */
export function WhyList({ lines }: { lines: readonly WhyLine[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ ok, rule, sentence }) => {
        const { Icon, says, kind } = SIGNS[`${ok}`];
        return (
          <li key={`${rule} ${sentence}`} data-kind={kind}>
            <Icon size={16} stroke={2.2} aria-label={says} />
            <bdi>{sentence}</bdi>
            <Rule code={rule} />
          </li>
        );
      })}
    </ul>
  );
}

const SIGNS = {
  true: { Icon: IconCheck, says: 'Good: ', kind: 'good' },
  false: { Icon: IconX, says: 'Missing: ', kind: 'bad' },
  null: { Icon: IconMinus, says: '', kind: 'plain' },
} as const;
