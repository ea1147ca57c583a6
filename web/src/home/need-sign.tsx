import type { NeedKind } from '@stint/wire/needs';
import {
  IconAlertTriangle,
  IconBuildingBank,
  IconCash,
  IconCreditCard,
  IconCreditCardOff,
  IconDeviceDesktopOff,
  IconEyeCheck,
  IconFileText,
  IconFlag,
  IconGauge,
  IconHourglassHigh,
  IconInbox,
  IconListCheck,
  IconLock,
  IconMailOff,
  IconMessageCircleQuestion,
  IconPencil,
  IconPencilPlus,
  IconShield,
  IconStar,
  IconUsers,
} from '@tabler/icons-react';
import styles from './needs.module.css';

/** How grave it is: something stands still, something goes soon, something is there to be had. */
const SIGNS: Readonly<Record<NeedKind, readonly [typeof IconFlag, 'bad' | 'warn' | 'plain']>> = {
  'memo-missing': [IconShield, 'warn'],
  'low-activity': [IconShield, 'warn'],
  'client-unverified': [IconShield, 'plain'],
  uncounted: [IconPencilPlus, 'warn'],
  'late-time': [IconHourglassHigh, 'plain'],
  'offer-waiting': [IconFileText, 'plain'],
  'offer-asked': [IconMessageCircleQuestion, 'plain'],
  'manual-allowed': [IconPencil, 'warn'],
  'manual-asked': [IconPencil, 'plain'],
  payout: [IconCash, 'plain'],
  'no-payout-method': [IconBuildingBank, 'warn'],
  'payouts-to-approve': [IconUsers, 'warn'],
  'payouts-to-send': [IconBuildingBank, 'warn'],
  'tracker-silent': [IconDeviceDesktopOff, 'bad'],
  'no-tracker': [IconDeviceDesktopOff, 'bad'],
  'dispute-open': [IconFlag, 'bad'],
  'disputes-to-decide': [IconFlag, 'warn'],
  'escrow-claim': [IconFlag, 'bad'],
  'claims-to-decide': [IconFlag, 'warn'],
  'limit-near': [IconGauge, 'warn'],
  'charge-declined': [IconCreditCardOff, 'bad'],
  milestone: [IconListCheck, 'plain'],
  feedback: [IconStar, 'plain'],
  review: [IconEyeCheck, 'plain'],
  'week-locks': [IconLock, 'plain'],
  'payment-unverified': [IconCreditCard, 'warn'],
  'bonus-asked': [IconHourglassHigh, 'plain'],
  'invoice-open': [IconCreditCard, 'plain'],
  'proposals-unread': [IconInbox, 'plain'],
  'mails-failed': [IconMailOff, 'bad'],
  'work-late': [IconAlertTriangle, 'bad'],
};

export function NeedSign({ kind }: { kind: NeedKind }) {
  const [Icon, tone] = SIGNS[kind];
  return (
    <span className={styles.sign} data-tone={tone} aria-hidden="true">
      <Icon size={18} stroke={1.7} />
    </span>
  );
}
