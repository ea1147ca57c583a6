import { Skeleton } from '@mantine/core';
import type { Contract } from '@stint/wire/contracts';
import { IconBroadcastOff, IconClock, IconPlayerPause, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useRouterState, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLive } from '../api/live.ts';
import { contractOf } from '../api/queries.ts';
import { Loaded } from '../parts/loaded.tsx';
import tabs from '../parts/tabs.module.css';
import { mine, type TheirZone, TheirZoneContext } from '../time/zone-choice.ts';
import { ContractContext, type Side, sideOf, withWhom } from './context.ts';
import styles from './frame.module.css';

const route = getRouteApi('/inside/contracts/$contract');
const inside = getRouteApi('/inside');

/** What the pages of one contract share: its name, its tabs, its stream of changes. */
export function ContractFrame() {
  const { contract: id } = route.useParams();
  const query = useQuery(contractOf(id));
  return (
    <Loaded
      query={query}
      what="the contract"
      stays="What was agreed, tracked and paid is safe."
      skeleton={<Skeleton h={62} mb={24} />}
    >
      {(contract) => <Opened contract={contract} />}
    </Loaded>
  );
}

function Opened({ contract }: { contract: Contract }) {
  const { person } = inside.useRouteContext();
  const live = useLive(contract.id);
  const own = sideOf(contract, person);
  // With the client's eyes: every page below is theirs, and what it asks for is answered as to them.
  const { as } = useSearch({ strict: false });
  const isAs = as === 'client' && own === 'freelancer';
  const side = isAs ? 'client' : own;
  const open = useMemo(
    () => ({ contract, side, live, ...(isAs ? { as: 'client' as const } : {}) }),
    [contract, side, live, isAs],
  );
  return (
    <ContractContext value={open}>
      <TheirZoneContext value={theirZone(contract, own)}>
        <Head contract={contract} side={own} live={live} />
        <Outlet />
      </TheirZoneContext>
    </ContractContext>
  );
}

/** The other side's clock, where it is known and is another one. */
function theirZone({ zones }: Contract, side: Side): TheirZone | null {
  const theirs = (side === 'freelancer' ? zones?.client : zones?.freelancer) ?? null;
  return theirs?.zone === mine ? null : theirs;
}

const STANDINGS = {
  active: null,
  'contract-paused': { says: 'Paused', Sign: IconPlayerPause },
  'contract-ended': { says: 'Ended', Sign: IconPlayerStop },
  'contract-not-started': { says: 'Not started yet', Sign: IconClock },
} as const;

function Head({ contract, side, live }: { contract: Contract; side: Side; live: boolean }) {
  const standing = STANDINGS[contract.standing];
  return (
    <div className={styles.head}>
      <div className={styles.name}>
        <p className={styles.title}>{contract.title}</p>
        <p className={styles.party}>
          {withWhom(contract, side)}
          {standing && (
            <span className={styles.standing}>
              <standing.Sign size={14} aria-hidden="true" /> {standing.says}
              {contract.pausedFor === 'payment' && ' until a payment arrives'}
            </span>
          )}
          {!live && (
            <span className={styles.cut} role="status">
              <IconBroadcastOff size={14} aria-hidden="true" /> Not connected; trying again
            </span>
          )}
        </p>
      </div>
      <Tabs contract={contract.id} side={side} />
    </div>
  );
}

function Tabs({ contract, side }: { contract: string; side: Side }) {
  const here = useRouterState({ select: ({ location }) => location.pathname.split('/')[3] ?? '' });
  const tab = (part: string) => ({
    className: tabs.tab ?? '',
    params: { contract, day: 'today' },
    activeOptions: { exact: true },
    'aria-current': part === here || (part === '' && here === 'recorded') ? ('page' as const) : undefined,
  });
  return (
    <nav aria-label="This contract" className={`${tabs.tabs} ${styles.tabs}`}>
      <Link to="/contracts/$contract/diary/$day" {...tab('diary')}>
        Work diary
      </Link>
      <Link to="/contracts/$contract/weeks" {...tab('weeks')}>
        Weeks
      </Link>
      <Link to="/contracts/$contract/payments" {...tab('payments')}>
        Payments
      </Link>
      <Link to="/contracts/$contract" {...tab('')}>
        Contract
      </Link>
      {side !== 'operator' && (
        <Link to="/contracts/$contract/messages" {...tab('messages')}>
          Messages
        </Link>
      )}
    </nav>
  );
}
