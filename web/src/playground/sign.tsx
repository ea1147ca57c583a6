import {
  IconAdjustments,
  IconCoins,
  IconGripVertical,
  IconPencil,
  IconPencilCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPointFilled,
  IconShieldCheck,
  IconSquareX,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import type { Mark } from './marks.ts';

const SIGNS: Readonly<Record<Exclude<Mark['sign'], 'all'>, typeof IconX>> = {
  start: IconPlayerPlayFilled,
  stop: IconPlayerStopFilled,
  memo: IconPencil,
  input: IconPointFilled,
  delete: IconTrash,
  editMemo: IconPencilCheck,
  manual: IconPencil,
  limit: IconAdjustments,
  rate: IconCoins,
  manualTime: IconPencil,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  end: IconSquareX,
  from: IconGripVertical,
  to: IconGripVertical,
  snapshot: IconX,
  'no-snapshot': IconX,
  verified: IconShieldCheck,
};

/** The sign of a mark: never a colour alone. */
export function SignOf({ sign }: { sign: Mark['sign'] }) {
  if (sign === 'all') return null;
  const Icon = SIGNS[sign];
  const edge = sign === 'from' || sign === 'to';
  return <Icon size={edge ? 14 : 15} stroke={sign === 'snapshot' ? 3.2 : 2} aria-hidden="true" />;
}
