import { Button } from '@mantine/core';
import type { Offer } from '@stint/wire/offers';
import { IconArrowRight } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useNow } from '../time/house-clock.ts';
import { mine } from '../time/zone-choice.ts';
import { AcceptDialog } from './accept-dialog.tsx';
import { AskDialog, DeclineDialog, WithdrawDialog } from './end-dialogs.tsx';
import nextStep from './next-step.module.css';
import styles from './page.module.css';
import { standingOf } from './turn.ts';

type Deed = 'accept' | 'decline' | 'ask' | 'withdraw';

/** Whose turn it is and until when, and what the reader may do about it. */
export function NextStep({ offer }: { offer: Offer }) {
  const now = useNow();
  const { turn, until, yours } = standingOf(offer, now, mine);
  return (
    <section className={nextStep.next} data-yours={yours || undefined} aria-label="What comes next">
      <p className={styles.turn}>
        <strong>{turn}</strong>
        {until !== null && <span> {until}</span>}
      </p>
      {offer.reason !== null && offer.reason.trim() !== '' && (
        <blockquote className={styles.message}>{offer.reason}</blockquote>
      )}
      {offer.state === 'accepted' ? <AfterAcceptance offer={offer} /> : <Deeds offer={offer} />}
    </section>
  );
}

function Deeds({ offer }: { offer: Offer }) {
  const [open, setOpen] = useState<Deed | null>(null);
  const navigate = useNavigate();
  const { may } = offer;
  if (may.length === 0) return <p className={styles.whom}>{whyNothing(offer)}</p>;
  const close = () => setOpen(null);
  return (
    <>
      <div className={styles.deeds}>
        {may.includes('accept') && <Button onClick={() => setOpen('accept')}>Accept …</Button>}
        {may.includes('ask') && (
          <Button variant="default" onClick={() => setOpen('ask')}>
            Ask for changes …
          </Button>
        )}
        {may.includes('change') && (
          <Button
            variant={offer.turn === 'client' ? 'filled' : 'default'}
            onClick={() => void navigate({ to: '/offers/$offer/change', params: { offer: offer.id } })}
          >
            Change the offer
          </Button>
        )}
        {may.includes('decline') && (
          <Button variant="default" onClick={() => setOpen('decline')}>
            Decline …
          </Button>
        )}
        {may.includes('withdraw') && (
          <Button variant="default" onClick={() => setOpen('withdraw')}>
            Withdraw it …
          </Button>
        )}
      </div>
      {may.includes('accept') && !may.includes('ask') && (
        <p className={styles.whom}>
          Changes were asked for three times within an hour; a little later you can ask again. The offer can
          be accepted as it stands.
        </p>
      )}
      {open === 'accept' && <AcceptDialog offer={offer} onClose={close} />}
      {open === 'decline' && <DeclineDialog offer={offer} onClose={close} />}
      {open === 'ask' && <AskDialog offer={offer} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog offer={offer} onClose={close} />}
    </>
  );
}

function whyNothing({ state, side, organisation }: Offer): string {
  if (state === 'open') {
    return side === 'operator'
      ? 'You see it as an operator: the two sides decide.'
      : 'Your role here is to look; those who hire or represent decide.';
  }
  return side === 'client'
    ? 'It is over. If you still want to work together, make another offer.'
    : `It is over. If you still want to work together, ${organisation.name} can make another offer.`;
}

/** The handshake is done: where to go from here. */
function AfterAcceptance({ offer }: { offer: Offer }) {
  const { id, side, freelancer, kind } = offer;
  const record = kind === 'hourly' ? 'the first tracked segment' : 'the first milestone';
  return (
    <div className={styles.deeds}>
      <Link to="/contracts/$contract" params={{ contract: id }} className={nextStep.primary}>
        Open the contract <IconArrowRight size={16} aria-hidden="true" />
      </Link>
      {side === 'freelancer' && (
        <>
          <Link to="/download" className={nextStep.secondary}>
            Get the tracker
          </Link>
          <Link to="/track" className={nextStep.secondary}>
            Track in this browser
          </Link>
        </>
      )}
      <p className={styles.whom}>
        {side === 'freelancer'
          ? kind === 'hourly'
            ? 'Next: get the tracker, say what you work on, and press Start.'
            : 'Next: the milestones stand on the contract’s page; hand in the first one there.'
          : `Next: ${freelancer.name} begins; ${record} shows on the contract’s page.`}
      </p>
    </div>
  );
}
