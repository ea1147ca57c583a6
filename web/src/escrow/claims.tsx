import { Button, Textarea, TextInput } from '@mantine/core';
import {
  answerEscrow,
  concedeEscrow,
  decideEscrow,
  disputeEscrow,
  type Escrow,
  type EscrowClaim,
  readEscrow,
} from '@stint/wire/escrow';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './escrow.module.css';

export const escrowOf = (contract: string) =>
  queryOptions({
    queryKey: ['escrow', contract],
    queryFn: ({ signal }) => ask(readEscrow, { params: { contract }, signal }),
  });

/** What is asked of money in escrow when a contract ends or sleeps with it: who said what, until when, and what silence does. */
export function Claims() {
  const { contract } = useContract();
  const { data: escrow } = useQuery(escrowOf(contract.id));
  if (!escrow || escrow.claims.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="escrow-claims">
      <h2 id="escrow-claims">Money in escrow</h2>
      {escrow.claims.map((claim) => (
        <Claim key={claim.n} claim={claim} escrow={escrow} />
      ))}
    </section>
  );
}

const CAUSES = {
  'client-ended': 'The client ended the contract and asks for what is in escrow back.',
  dormant: 'Nothing happened on this contract for 90 days, so what is in escrow is asked back.',
} as const;

const DID = {
  dispute: 'disputed that it goes back',
  answer: 'answered',
  'give in': 'gave in',
  decide: 'decided',
} as const;

function Claim({ claim, escrow }: { claim: EscrowClaim; escrow: Escrow }) {
  const { currency } = escrow;
  const [open, setOpen] = useState<EscrowClaim['may'][number] | null>(null);
  return (
    <div className={styles.claim}>
      <p>
        {CAUSES[claim.cause]} {standing(claim, escrow)}
      </p>
      {claim.words.length > 0 && (
        <ol className={styles.words}>
          {claim.words.map((word) => (
            <li key={`${word.at} ${word.deed}`}>
              <strong>{word.by.name}</strong> ({word.side}) {DID[word.deed]}
              {word.released !== null &&
                `: ${moneyText(word.released, currency)} is released, the rest goes back`}
              {word.says && <blockquote>{word.says}</blockquote>}
              <time dateTime={word.at} className={page.small}>
                {bothClocks(toInstant(word.at), mine)}
              </time>
            </li>
          ))}
        </ol>
      )}
      {claim.may.length > 0 && (
        <div className={styles.deeds}>
          {claim.may.map((deed) => (
            <Button
              key={deed}
              size="compact-sm"
              variant={deed === 'give in' ? 'default' : 'filled'}
              onClick={() => setOpen(deed)}
            >
              {NAMES[deed]} …
            </Button>
          ))}
        </div>
      )}
      {open && <WordDialog deed={open} escrow={escrow} onClose={() => setOpen(null)} />}
    </div>
  );
}

const NAMES = {
  dispute: 'Dispute that it goes back',
  answer: 'Answer',
  'give in': 'Give in',
  decide: 'Decide',
} as const;

/** What silence does, and when; or what came of it. */
function standing({ state, endsAt }: EscrowClaim, { held, netOfHeld, backOfHeld, currency }: Escrow): string {
  const until = endsAt === null ? '' : bothClocks(toInstant(endsAt), mine);
  switch (state) {
    case 'asked':
      return `The freelancer can dispute until ${until}. If nothing is said, ${moneyText(backOfHeld, currency)} goes back to the card then, the client’s fee with it.`;
    case 'disputed':
      return `The freelancer disputes it. The client can answer until ${until}; if nothing is said, ${moneyText(netOfHeld, currency)} is released to the freelancer then.`;
    case 'heard':
      return `Both sides were heard. An operator decides how much of ${moneyText(held, currency)} is released, with a reason that both read; until then either side can give in.`;
    case 'refunded':
      return 'It went back to the client.';
    case 'released':
      return 'It was released to the freelancer.';
    case 'decided':
      return 'An operator has decided.';
    case 'lifted':
      return 'Work was submitted, so it stays in escrow.';
  }
}

interface WordProps {
  readonly deed: EscrowClaim['may'][number];
  readonly escrow: Escrow;
  readonly onClose: () => void;
}

function WordDialog({ deed, escrow, onClose }: WordProps) {
  const { contract, side } = useContract();
  const client = useQueryClient();
  const [says, setSays] = useState('');
  const [released, setReleased] = useState('');
  const word = useMutation({
    mutationFn: () => send(deed, contract.id, { says, released: released.trim() }),
    onSuccess: () => {
      notice('It is said; the other side is told.');
      onClose();
    },
    onSettled: () => makeOld(client, 'terms', contract.id),
  });
  return (
    <Dialog onClose={onClose} title={NAMES[deed]}>
      <DeedForm
        deed={NAMES[deed]}
        onDeed={word.mutate}
        onLeave={onClose}
        pending={word.isPending}
        disabled={deed !== 'give in' && says.trim() === ''}
        error={word.error}
      >
        <p>{followsOf(deed, side, escrow)}</p>
        {deed === 'decide' && <Released escrow={escrow} released={released} onReleased={setReleased} />}
        <Textarea
          label={
            deed === 'decide'
              ? 'The reason, that both sides read'
              : 'What you say to it, that both sides read'
          }
          autosize
          minRows={3}
          maxRows={12}
          maxLength={LIMITS.milestoneSays}
          value={says}
          onChange={(event) => setSays(event.currentTarget.value)}
          data-autofocus
        />
      </DeedForm>
    </Dialog>
  );
}

interface ReleasedProps {
  readonly escrow: Escrow;
  readonly released: string;
  readonly onReleased: (released: string) => void;
}

function Released({ escrow: { held, currency }, released, onReleased }: ReleasedProps) {
  return (
    <TextInput
      label={`Released to the freelancer, in ${currency}`}
      description={`Between 0 and ${moneyText(held, currency)}; the rest goes back to the card.`}
      inputMode="decimal"
      maxLength={LIMITS.money}
      value={released}
      onChange={(event) => onReleased(event.currentTarget.value)}
    />
  );
}

function followsOf(deed: EscrowClaim['may'][number], side: string, escrow: Escrow): string {
  const { netOfHeld, backOfHeld, currency } = escrow;
  switch (deed) {
    case 'dispute':
      return 'The money stays where it is. The client has five days to answer; if nothing is said, all of it is released to you.';
    case 'answer':
      return 'An operator reads what both of you say and decides how much is released; the rest goes back to your card.';
    case 'give in':
      return side === 'freelancer'
        ? `All of it goes back now: ${moneyText(backOfHeld, currency)} to the client’s card, the fee with it.`
        : `All of it is released now: ${moneyText(netOfHeld, currency)} to the freelancer, after the fee.`;
    case 'decide':
      return 'It moves at once and does not come back. Fees follow the parts: the freelancer’s of what is released, the client’s of what goes back.';
  }
}

function send(
  deed: EscrowClaim['may'][number],
  contract: string,
  { says, released }: { says: string; released: string },
): Promise<Escrow> {
  const params = { contract };
  switch (deed) {
    case 'dispute':
      return ask(disputeEscrow, { params, body: { says } });
    case 'answer':
      return ask(answerEscrow, { params, body: { says } });
    case 'give in':
      return ask(concedeEscrow, { params, body: { says } });
    case 'decide':
      return ask(decideEscrow, { params, body: { says, released } });
  }
}
