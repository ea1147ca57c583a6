import { Skeleton } from '@mantine/core';
import type { Contract } from '@stint/wire/contracts';
import type { Week } from '@stint/wire/diary';
import { Link } from '@tanstack/react-router';
import { type Side, withWhom } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { LimitBar } from '../parts/limit-bar.tsx';
import { useNow } from '../time/house-clock.ts';
import { daysName, deadline, hours } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { mine } from '../time/zone-choice.ts';
import { endOfStage, STAGES } from '../week/stage.ts';
import styles from './home.module.css';

interface ContractCardProps {
  readonly contract: Contract;
  readonly side: Side;
  /** The running week; null where the contract ended before it. */
  readonly week: Week | null | undefined;
  readonly weeks: readonly Week[] | undefined;
}

/** One contract: the running week against its limit, its money, and where the weeks before it stand. */
export function ContractCard({ contract, side, week, weeks }: ContractCardProps) {
  const before = (weeks ?? [])
    .filter((one) => one.week !== week?.week && one.stage !== 'available')
    .slice(0, 3);
  return (
    <article className={styles.card}>
      <header>
        <h3>
          <Link to="/contracts/$contract/diary/$day" params={{ contract: contract.id, day: 'today' }}>
            {contract.title}
          </Link>
        </h3>
        <p className={styles.party}>
          {withWhom(contract, side)} ·{' '}
          {contract.kind === 'fixed'
            ? 'fixed price'
            : `${moneyText(contract.terms.rate, contract.terms.currency)} an hour`}
          {contract.standing !== 'active' &&
            ` · ${contract.standing.replace('contract-', '').replace('-', ' ')}`}
        </p>
      </header>
      {week && <RunningWeek week={week} side={side} fixed={contract.kind === 'fixed'} />}
      {week === undefined && <Skeleton h={92} />}
      {before.map((one) => (
        <EarlierWeek key={one.week} contract={contract.id} week={one} side={side} />
      ))}
    </article>
  );
}

function RunningWeek({ week, side, fixed }: { week: Week; side: Side; fixed: boolean }) {
  const now = useNow();
  const { totals, limitMinutes, currency, invoice } = week;
  const amount = invoice && moneyText(side === 'client' ? invoice.clientTotal : invoice.net, currency);
  if (fixed) {
    return (
      <p className={styles.big}>
        <strong>{hours(totals.trackedSeconds)}</strong>
        <span>tracked this week, for the record: the price is fixed</span>
      </p>
    );
  }
  return (
    <div className={styles.week}>
      <p className={styles.big}>
        <strong>{hours(totals.countedSeconds)}</strong>
        <span>{limitMinutes === null ? 'no limit' : `of ${hours(limitMinutes * 60)}`}</span>
        <strong className={styles.amount}>{amount ?? moneyText('0', currency)}</strong>
        <span>{side === 'client' ? 'with the fee' : 'after the fee'}</span>
      </p>
      <LimitBar week={week} label="This week against the limit" />
      <p className={styles.until}>Locks {deadline(endOfStage(week), now, mine)}</p>
    </div>
  );
}

function EarlierWeek({ contract, week, side }: { contract: string; week: Week; side: Side }) {
  const { currency, invoice, stage } = week;
  return (
    <Link
      to="/contracts/$contract/weeks/$week"
      params={{ contract, week: week.week }}
      className={styles.earlier}
    >
      <span>{daysName(week.week, addDays(week.week, 6))}</span>
      <span className={styles.stage} data-stage={stage}>
        {STAGES[stage]}
      </span>
      <span>
        {invoice ? moneyText(side === 'client' ? invoice.clientTotal : invoice.net, currency) : '–'}
      </span>
    </Link>
  );
}
