import type { OfferLine } from '@stint/wire/offers';
import {
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconClockX,
  IconMessageQuestion,
  IconX,
} from '@tabler/icons-react';
import styles from './page.module.css';

const SIGNS = {
  open: { says: 'Open', Icon: IconClock },
  asked: { says: 'Changes asked for', Icon: IconMessageQuestion },
  accepted: { says: 'Accepted', Icon: IconCheck },
  declined: { says: 'Declined', Icon: IconX },
  withdrawn: { says: 'Withdrawn', Icon: IconArrowBackUp },
  expired: { says: 'Expired', Icon: IconClockX },
} as const;

/** Where an offer stands: a word, a sign and a colour. */
export function StateChip({ offer }: { offer: Pick<OfferLine, 'state' | 'turn'> }) {
  const state = offer.state === 'open' && offer.turn === 'client' ? 'asked' : offer.state;
  const { says, Icon } = SIGNS[state];
  return (
    <span className={styles.chip} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden="true" /> {says}
    </span>
  );
}
