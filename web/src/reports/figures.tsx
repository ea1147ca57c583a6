import type { Report, ReportSums } from '@stint/wire/reports';
import { moneyText } from '../money/amount.ts';
import { hours } from '../time/spoken.ts';
import styles from './figures.module.css';
import { activeText } from './words.ts';

/** Whose word for money is whose. */
export type MoneySide = 'freelancer' | 'client' | 'both';

/** The totals of a report, before anything else. */
export function Figures({ report, side }: { report: Report; side: MoneySide }) {
  const { totals, shows } = report;
  return (
    <dl className={styles.figures}>
      <div data-main>
        <dt>counted</dt>
        <dd>{hours(totals.countedSeconds)}</dd>
        <Split sums={totals} />
      </div>
      <div>
        <dt>active, of what was tracked</dt>
        <dd>{activeText(totals)}</dd>
        <dd data-under>minutes with a key, click or scroll</dd>
      </div>
      <div>
        <dt>protected</dt>
        <dd>{hours(totals.protectedSeconds)}</dd>
        <dd data-under>of {hours(totals.billedSeconds)} billed</dd>
      </div>
      <div>
        <dt>tracked, not counted</dt>
        <dd>{hours(totals.uncountedSeconds)}</dd>
        {totals.overLimitSeconds > 0 && (
          <dd data-under>and {hours(totals.overLimitSeconds)} over the limit</dd>
        )}
      </div>
      {shows.money && totals.money.map((money) => <Money key={money.currency} money={money} side={side} />)}
      {shows.money && totals.money.length === 0 && (
        <div>
          <dt>billed</dt>
          <dd>–</dd>
          <dd data-under>nothing in these days</dd>
        </div>
      )}
    </dl>
  );
}

/** Tracked filled, manual hatched, with both said. */
function Split({ sums }: { sums: ReportSums }) {
  const { countedSeconds, manualSeconds } = sums;
  return (
    <dd data-under>
      {hours(countedSeconds - manualSeconds)} tracked, {hours(manualSeconds)} manual
    </dd>
  );
}

function Money({ money, side }: { money: ReportSums['money'][number]; side: MoneySide }) {
  const { currency, amount, fees, issued, stipend } = money;
  const say = (text: string) => moneyText(text, currency);
  return (
    <div>
      <dt>billed in {currency}</dt>
      <dd>{say(amount)}</dd>
      <dd data-under>
        {fees && side !== 'client' && `${side === 'both' ? 'freelancers net' : 'you net'} ${say(fees.net)}`}
        {fees && side === 'both' && ', '}
        {fees &&
          side !== 'freelancer' &&
          `${side === 'both' ? 'clients pay' : 'you pay'} ${say(fees.clientTotal)}`}
        {!fees && 'before fees'}
        {`; on invoices ${say(issued)}`}
        {/[1-9]/.test(stipend) && `; ${say(stipend)} of it weekly stipends`}
      </dd>
    </div>
  );
}
