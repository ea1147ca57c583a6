import type { MilestoneMoney } from '@stint/wire/milestone-money';
import { Link } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import { InvoicePaper, ReceiptFile } from '../invoices/files.tsx';
import styles from './escrow.module.css';

/** The papers of what was released: its invoice, and what the client paid or the freelancer gets with it. */
export function PartPapers({ part: { invoice } }: { part: MilestoneMoney['parts'][number] }) {
  const { contract, side } = useContract();
  if (invoice === null) return null;
  const of = { contract: contract.id, number: invoice };
  return (
    <div className={styles.papers}>
      <InvoicePaper of={of} />
      <ReceiptFile of={of} says={side === 'freelancer' ? 'Remittance advice' : 'Receipt'} />
      <Link to="/invoices">All invoices</Link>
    </div>
  );
}
