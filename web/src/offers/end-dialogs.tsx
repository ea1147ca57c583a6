import { Textarea } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { askForChanges, declineOffer, type Offer, withdrawOffer } from '@stint/wire/offers';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useOfferDeed } from './use-deed.ts';

interface DialogProps {
  readonly offer: Offer;
  readonly onClose: () => void;
}

export function DeclineDialog({ offer, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const params = { offer: offer.id };
  const deed = useOfferDeed(offer, {
    deed: () => ask(declineOffer, { params, body: { reason } }),
    done: `Declined; ${offer.organisation.name} is told.`,
    onDone: onClose,
  });
  return (
    <Dialog title="Decline the offer" onClose={onClose}>
      <DeedForm
        danger
        deed="Decline"
        onDeed={() => deed.mutate()}
        onLeave={onClose}
        pending={deed.isPending}
        disabled={reason.length > LIMITS.reason}
        error={deed.error}
      >
        <p>That ends this offer for good. If only some of it does not suit you, ask for changes instead.</p>
        <Textarea
          label="Why?"
          description={`${offer.organisation.name} reads it. You may leave it blank.`}
          autosize
          minRows={3}
          value={reason}
          error={reason.length > LIMITS.reason ? `At most ${LIMITS.reason} characters.` : null}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </DeedForm>
    </Dialog>
  );
}

export function AskDialog({ offer, onClose }: DialogProps) {
  const [says, setSays] = useState('');
  const params = { offer: offer.id };
  const deed = useOfferDeed(offer, {
    deed: () => ask(askForChanges, { params, body: { says } }),
    done: `Asked; ${offer.organisation.name} is told.`,
    onDone: onClose,
  });
  const long = says.length > LIMITS.asks;
  return (
    <Dialog title="Ask for changes" onClose={onClose}>
      <DeedForm
        deed="Ask"
        onDeed={() => deed.mutate()}
        onLeave={onClose}
        pending={deed.isPending}
        disabled={says.trim() === '' || long}
        error={deed.error}
      >
        <p>
          It takes nothing away: you can still accept the offer as it stands, until the client changes it or
          its seven days are over.
        </p>
        <Textarea
          label="What should be otherwise?"
          description="Such as another rate, limit or start. You can ask three times an hour."
          autosize
          minRows={4}
          value={says}
          error={long ? `At most ${LIMITS.asks} characters.` : null}
          onChange={({ currentTarget: { value } }) => setSays(value)}
          data-autofocus
        />
      </DeedForm>
    </Dialog>
  );
}

export function WithdrawDialog({ offer, onClose }: DialogProps) {
  const deed = useOfferDeed(offer, {
    deed: () => ask(withdrawOffer, { params: { offer: offer.id } }),
    done: `Withdrawn; ${offer.freelancer.name} is told.`,
    onDone: onClose,
  });
  return (
    <Dialog title="Withdraw the offer" onClose={onClose}>
      <DeedForm
        danger
        deed="Withdraw it"
        onDeed={() => deed.mutate()}
        onLeave={onClose}
        pending={deed.isPending}
        error={deed.error}
      >
        <p>
          {offer.freelancer.name} can no longer accept it, and is told so. To offer something else, change it
          instead: that keeps what was said.
        </p>
      </DeedForm>
    </Dialog>
  );
}
