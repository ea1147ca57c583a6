import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly Icon: TablerIcon;
  /** `heed`: something is to be done or known. `tell`: it is only said. */
  readonly kind: 'heed' | 'tell';
  readonly children: ReactNode;
}

/** Something that the freelancer must know. */
export function Notice({ Icon, kind, children }: NoticeProps) {
  return (
    <div role="status" className={styles.notice} data-kind={kind}>
      <Icon size={19} stroke={1.8} aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}
