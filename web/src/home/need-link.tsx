import type { Target } from '@stint/wire/needs';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import styles from './needs.module.css';

const MARKS = {
  'memo-missing': 'memo-missing',
  'low-activity': 'low-activity',
  uncounted: 'uncounted',
} as const;

interface NeedLinkProps {
  readonly go: Target;
  /** What is done there. */
  readonly link: string;
  /** What it is about: no two links of a page have one name. */
  readonly about: string;
}

/** Leads exactly to where a need is done. */
export function NeedLink({ go, link, about }: NeedLinkProps) {
  const look = {
    className: styles.go ?? '',
    'aria-label': `${link}: ${about}`,
    children: (
      <>
        {link} <IconArrowRight size={15} aria-hidden="true" />
      </>
    ),
  };
  switch (go.page) {
    case 'diary':
      return <DiaryLink go={go} look={look} />;
    case 'week':
      return <Link to="/contracts/$contract/weeks/$week" params={go} {...look} />;
    case 'review':
      return <Link to="/contracts/$contract/weeks/$week/review" params={go} {...look} />;
    case 'contract': {
      const { contract, change } = go;
      return (
        <Link to="/contracts/$contract" params={{ contract }} search={change ? { change } : {}} {...look} />
      );
    }
    case 'contract-messages':
      return <Link to="/contracts/$contract/messages" params={go} {...look} />;
    case 'thread':
      return <Link to="/messages/$thread" params={go} {...look} />;
    case 'dispute':
      return <Link to="/contracts/$contract/disputes/$dispute" params={go} {...look} />;
    case 'payment':
      return <Link to="/contracts/$contract/payments/$payment" params={go} {...look} />;
    case 'offer':
      return <Link to="/offers/$offer" params={go} {...look} />;
    case 'job':
      return <Link to="/jobs/$job" params={go} {...look} />;
    case 'debt':
      return <Link to="/organisations/$organisation/debt" params={go} {...look} />;
    case 'payment-methods':
      return <Link to="/" hash="payment-methods" {...look} />;
    default:
      return <Link to={PLACES[go.page]} {...look} />;
  }
}

interface DiaryLinkProps {
  readonly go: Extract<Target, { page: 'diary' }>;
  readonly look: object;
}

/** With the segments that it is about, and nothing else. */
function DiaryLink({ go: { contract, day, segment, oneDay, only }, look }: DiaryLinkProps) {
  return (
    <Link
      to="/contracts/$contract/diary/$day"
      params={{ contract, day }}
      search={{
        ...(only ? { is: MARKS[only] } : {}),
        ...(oneDay ? {} : { view: 'list' as const }),
        ...(oneDay && segment !== null ? { segment } : {}),
      }}
      {...look}
    />
  );
}

const PLACES = {
  money: '/money',
  trackers: '/device',
  mail: '/mail',
  books: '/books',
  disputes: '/disputes',
  payouts: '/payouts',
} as const;
