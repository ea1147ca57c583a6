import { Button } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import type { MilestoneMoney as Money } from '@stint/wire/milestone-money';
import type { Milestone } from '@stint/wire/milestones';
import { IconAlertTriangle, IconClock, IconCreditCardPay, IconLock, IconLockOpen } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { minorOf, moneyText } from '../money/amount.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { CAUSES } from './causes.ts';
import styles from './escrow.module.css';
import { FundDialog } from './fund-dialog.tsx';
import { PartPapers } from './part-papers.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { FUNDING } from './words.ts';

interface MoneyProps {
  readonly milestone: Milestone;
  readonly money: Money;
  readonly currency: string;
}

/** A milestone's money as a picture: what is in escrow, what was released and given back, and what its clock does next. */
export function MilestoneMoney({ milestone, money, currency }: MoneyProps) {
  const isOver = milestone.state === 'released' || milestone.state === 'dropped';
  if (milestone.state === 'dropped' || (milestone.state.startsWith('proposed') && money.parts.length === 0))
    return null;
  return (
    <div className={styles.money}>
      <Bar money={money} currency={currency} />
      {!isOver && <Stands money={money} currency={currency} />}
      <Deeds milestone={milestone} money={money} currency={currency} />
      <Parts money={money} currency={currency} />
    </div>
  );
}

const PARTS = [
  ['released', 'released'],
  ['held', 'in escrow'],
  ['refunded', 'given back'],
  ['moved', 'put behind a later milestone'],
  ['missing', 'not funded'],
] as const;

function Bar({ money, currency }: Omit<MoneyProps, 'milestone'>) {
  const parts = PARTS.map(([key, says]) => ({ key, says, amount: minorOf(money[key], currency) }));
  const shown = parts.filter(({ amount }) => amount > 0n);
  if (shown.length === 0) return null;
  const drawn = shown.filter(({ key }) => key !== 'moved');
  const most = drawn.reduce((a, { amount }) => a + amount, 0n);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {drawn.map(({ key, amount }) => (
          // Only a width is drawn from this number.
          <span
            key={key}
            data-part={key}
            style={{ '--share': Number((amount * 1000n) / most) } as CSSProperties}
          />
        ))}
      </div>
      <ul className={styles.key} aria-label="Its money">
        {shown.map(({ key, says }) => (
          <li key={key} data-part={key}>
            {moneyText(money[key], currency)} {says}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whether work can begin, and what time does next. */
function Stands({ money, currency }: Omit<MoneyProps, 'milestone'>) {
  const { funding, releasesAt, declined, toPay } = money;
  const isFunded = funding === 'funded';
  const Sign = isFunded ? IconLock : IconLockOpen;
  return (
    <>
      <p className={styles.clock}>
        <Sign size={16} aria-hidden="true" />
        <span>
          <strong>{FUNDING[funding]}</strong>
          {isFunded ? '' : '. Work begins once it is funded.'}
        </span>
      </p>
      {money.frozen && (
        <p className={styles.clock} data-bad>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>
            The client’s bank has taken this money back and decides about it. Until then nothing of it leaves
            escrow (D5).
          </span>
        </p>
      )}
      {declined !== null && (
        <p className={styles.clock} data-bad>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>
            The bank declined the card ({declined}): {moneyText(toPay, currency)} was not charged.
          </span>
        </p>
      )}
      {releasesAt !== null && (
        <p className={styles.clock}>
          <IconClock size={16} aria-hidden="true" />
          <span>
            Releases by itself {bothClocks(toInstant(releasesAt), mine)}, unless the client releases it or
            asks for changes before: silence is consent.
          </span>
        </p>
      )}
    </>
  );
}

function Deeds({ milestone, money, currency }: MoneyProps) {
  const [open, setOpen] = useState<'fund' | 'release' | null>(null);
  if (money.may.length === 0) return null;
  const close = () => setOpen(null);
  return (
    <div className={styles.deeds}>
      {money.may.includes('fund') && (
        <Button
          size="compact-sm"
          onClick={() => setOpen('fund')}
          leftSection={<IconCreditCardPay size={15} />}
        >
          Fund {moneyText(money.missing, currency)} …
        </Button>
      )}
      {money.may.includes('release') && (
        <Button
          size="compact-sm"
          variant={milestone.state === 'submitted' ? 'filled' : 'default'}
          onClick={() => setOpen('release')}
        >
          Release …
        </Button>
      )}
      {open === 'fund' && (
        <FundDialog milestone={milestone} money={money} currency={currency} onClose={close} />
      )}
      {open === 'release' && (
        <ReleaseDialog milestone={milestone} money={money} currency={currency} onClose={close} />
      )}
    </div>
  );
}

const WENT = { released: 'released', refunded: 'given back', moved: 'put behind a later milestone' } as const;
const STATES = {
  held: 'in its security hold',
  available: 'available',
  asked: 'on its way back to the card',
  sent: 'back on the card',
  declined: 'the bank did not take it back: it is the client’s credit',
  moved: '',
} as const;

/** Where its money went, each with its entries in the books. */
function Parts({ money, currency }: Omit<MoneyProps, 'milestone'>) {
  if (money.parts.length === 0) return null;
  return (
    <details>
      <summary>Where its money went ({money.parts.length})</summary>
      <ol className={styles.parts}>
        {money.parts.map((part) => (
          <li key={part.id}>
            <strong>{moneyText(part.amount, currency)}</strong> {WENT[part.kind]}, {CAUSES[part.cause]}
            {part.by && ` (${part.by.name})`}, {bothClocks(toInstant(part.at), mine)}.{' '}
            {part.kind === 'released' &&
              `${moneyText(part.net, currency)} to the freelancer after a fee of ${moneyText(part.freelancerFee, currency)}; the client’s fee was ${moneyText(part.clientFee, currency)}. `}
            {part.kind === 'refunded' && `With ${moneyText(part.clientFee, currency)} of the client’s fee. `}
            {STATES[part.state]}
            {part.state === 'held' &&
              part.availableAt &&
              ` until ${bothClocks(toInstant(part.availableAt), mine)}`}
            <PartPapers part={part} />
            <small>In the books: {part.entries.join(', ')}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}
