import { useQuery } from '@tanstack/react-query';
import { protectionOf } from '../debt/queries.ts';
import { minorOf, moneyText } from '../money/amount.ts';
import page from '../parts/page.module.css';
import { useContract } from './context.ts';

/** What the protection fund pays at most on this contract, as both sides see it (D5). */
export function ProtectionNote() {
  const { contract } = useContract();
  const { data } = useQuery(protectionOf(contract.id));
  if (!data || contract.kind === 'fixed') return null;
  const { cap, days, used, currency } = data;
  return (
    <section className={page.panel} aria-labelledby="protection-note">
      <h2 id="protection-note">Protection</h2>
      <p>
        If a charge fails on five days, the protection fund pays the freelancer’s part of protected time at
        its normal time (D5): at most {moneyText(cap, currency)} for this client and freelancer, counting
        weeks of work less than {days} days apart.
        {minorOf(used, currency) > 0n && ` ${moneyText(used, currency)} of it is used and not paid back yet.`}
      </p>
    </section>
  );
}
