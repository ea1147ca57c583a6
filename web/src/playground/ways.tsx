import { Button } from '@mantine/core';
import { formatHours } from '@stint/core/duration';
import { IconCheck } from '@tabler/icons-react';
import { moneyText } from '../money/amount.ts';
import shared from '../recorded/public.module.css';
import type { Play, Way } from './play.ts';
import type { Story, TermsFile } from './story.ts';
import { totalOf } from './sums.ts';
import type { StorySteps } from './use-story.ts';
import { PAY_NAMES } from './verdict-lane.tsx';
import styles from './ways.module.css';

const SAYS = {
  segment: 'Ten minutes count whole if a session was open at their snapshot instant, else not at all (C1).',
  exact: 'Every tracked second counts, snapshot or not (C2).',
} as const;

/** The same record, paid by either way. */
export function Ways({ steps, play }: { steps: StorySteps; play: Play }) {
  const { story } = steps;
  const agree = (pay: 'segment' | 'exact') => steps.edit({ ...story, contract: { ...story.contract, pay } });
  return (
    <div className={styles.ways}>
      <WayPanel way={play.segment} story={story} onAgree={agree} />
      <WayPanel way={play.exact} story={story} onAgree={agree} />
    </div>
  );
}

interface WayPanelProps {
  readonly way: Way;
  readonly story: Story;
  readonly onAgree: (pay: 'segment' | 'exact') => void;
}

function WayPanel({ way, story, onAgree }: WayPanelProps) {
  const { explanation, pay } = way;
  const { contract } = story;
  const agreed = contract.pay === pay;
  return (
    <section className={`${shared.panel} ${styles.way}`} aria-labelledby={`way-${pay}`} data-agreed={agreed}>
      <header>
        <h2 id={`way-${pay}`}>{PAY_NAMES[pay]}</h2>
        {agreed ? (
          <span className={styles.agreed}>
            <IconCheck size={14} stroke={2.4} aria-hidden="true" /> agreed on
          </span>
        ) : (
          <Button size="compact-xs" variant="default" onClick={() => onAgree(pay)}>
            Agree on this
          </Button>
        )}
      </header>
      <p className={styles.total} data-number>
        {totalOf(explanation, contract.currency)}
        <span>{formatHours(explanation.week.billedSeconds)} billed</span>
      </p>
      <p className={shared.quiet}>{SAYS[pay]}</p>
      <Totals way={way} />
      <Bill way={way} contract={contract} />
    </section>
  );
}

function Totals({ way: { explanation } }: { way: Way }) {
  const { week } = explanation;
  const rows: readonly (readonly [string, number, boolean])[] = [
    ['Tracked', week.trackedSeconds, true],
    ['Counted', week.countedSeconds, true],
    ['of it manual', week.manualSeconds, week.manualSeconds > 0],
    ['Not counted', week.uncountedSeconds, true],
    ['Over the limit', week.overLimitSeconds, week.overLimitSeconds > 0],
    ['Protected', week.protectedSeconds, true],
  ];
  return (
    <dl className={styles.rows}>
      {rows
        .filter(([, , shown]) => shown)
        .map(([name, seconds]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatHours(seconds)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** B4: the invoice as it would be made, every line and fee rounded once. */
function Bill({ way: { explanation }, contract }: { way: Way; contract: TermsFile }) {
  const { invoice } = explanation;
  const { currency, freelancerFeePercent = '0', clientFeePercent = '0' } = contract;
  if (!invoice) return <p className={shared.quiet}>Nothing is billed, so there is no invoice (B5).</p>;
  const rows: readonly (readonly [string, string, boolean])[] = [
    ...invoice.lines.map(
      (line) =>
        [
          `${line.kind === 'manual' ? 'Manual' : 'Tracked'} ${formatHours(line.seconds)} at ${moneyText(line.rate, currency)}`,
          line.amount,
          false,
        ] as const,
    ),
    ['Total', invoice.total, true],
    [`Freelancer fee ${freelancerFeePercent} %`, `-${invoice.freelancerFee}`, false],
    ['The freelancer nets', invoice.net, true],
    [`Client fee ${clientFeePercent} %`, invoice.clientFee, false],
    ['The client pays', invoice.clientTotal, true],
  ];
  return (
    <dl className={`${styles.rows} ${styles.bill}`}>
      {rows.map(([name, amount, strong]) => (
        <div key={name} data-strong={strong || undefined}>
          <dt>{name}</dt>
          <dd>{moneyText(amount, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
