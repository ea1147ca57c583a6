import { IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTitle } from '../app/title.ts';
import { ContractTax } from '../invoices/contract-tax.tsx';
import page from '../parts/page.module.css';
import { Changes } from './changes.tsx';
import { useContract } from './context.ts';
import { ProtectionNote } from './protection-note.tsx';
import styles from './terms.module.css';
import { TermsList } from './terms-list.tsx';
import { Timeline } from './timeline.tsx';
import { Turn } from './turn.tsx';

const Claims = lazy(() => import('../escrow/claims.tsx').then((loaded) => ({ default: loaded.Claims })));
const FeedbackSection = lazy(() =>
  import('../feedback/section.tsx').then((loaded) => ({ default: loaded.FeedbackSection })),
);
const Milestones = lazy(() => import('./milestones.tsx').then((loaded) => ({ default: loaded.Milestones })));

/** A contract on one page: whose turn it is, what was agreed, what may be changed and what that does, and what happened. */
export function TermsPage() {
  const { contract, side } = useContract();
  useTitle('Contract', contract.title);
  const ended = contract.endedAt !== null;
  return (
    <div className={page.narrow}>
      <h1>Contract</h1>
      <Turn />
      <Suspense>{ended && <FeedbackSection />}</Suspense>
      {ended && side === 'client' && (
        <p>
          <Link to="/offers/new" search={{ again: contract.id }} className={styles.again}>
            <IconRepeat size={16} aria-hidden="true" /> Work together again
          </Link>{' '}
          <span className={page.small}>Begins an offer with the same terms, which you may change.</span>
        </p>
      )}
      {contract.kind === 'fixed' && (
        <Suspense>
          <Claims />
          <Milestones />
        </Suspense>
      )}
      <Changes />
      <TermsList />
      <ProtectionNote />
      <ContractTax />
      <Timeline />
    </div>
  );
}
