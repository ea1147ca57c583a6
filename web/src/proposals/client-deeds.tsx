import { ActionIcon, Button } from '@mantine/core';
import { type ProposalPlace, type ProposalSummary, placeProposal } from '@stint/wire/proposals';
import { IconArchive, IconArrowBackUp, IconStar, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import styles from '../jobs/jobs.module.css';
import { makeJobsOld } from '../jobs/queries.ts';
import { notice } from '../parts/notice-board.tsx';
import { sayError } from '../parts/refusal.tsx';
import { DeclineDialog } from './decline-dialog.tsx';

const PLACES = {
  shortlist: { to: 'shortlisted', says: 'Shortlist', done: 'is on the shortlist', Icon: IconStar },
  archive: { to: 'archived', says: 'Put aside', done: 'is put aside', Icon: IconArchive },
  'put back': { to: 'sent', says: 'Put back', done: 'is back among the others', Icon: IconArrowBackUp },
} as const;

interface ClientDeedsProps {
  readonly proposal: ProposalSummary;
  /** In a list: signs alone, with their words as names. */
  readonly compact?: boolean;
}

/** What its client may do with a proposal now. */
export function ClientDeeds({ proposal, compact = false }: ClientDeedsProps) {
  const [declining, setDeclining] = useState(false);
  const client = useQueryClient();
  const { id, may, freelancer } = proposal;
  const place = useMutation({
    mutationFn: (to: ProposalPlace) => ask(placeProposal, { params: { proposal: id }, body: { place: to } }),
    onError: (error) => notice(sayError(error).message),
    onSettled: () => makeJobsOld(client),
  });
  if (!may.some((deed) => deed !== 'view' && deed !== 'offer')) return null;
  return (
    <div className={styles.buttons}>
      {(['shortlist', 'archive', 'put back'] as const)
        .filter((deed) => may.includes(deed))
        .map((deed) => {
          const { to, says, done, Icon } = PLACES[deed];
          return (
            <Deed
              key={deed}
              says={says}
              of={freelancer.name}
              Icon={Icon}
              compact={compact}
              pending={place.isPending && place.variables === to}
              onDeed={() =>
                place.mutate(to, { onSuccess: () => notice(`${freelancer.name}’s proposal ${done}.`) })
              }
            />
          );
        })}
      {may.includes('decline') && (
        <Deed
          says="Decline"
          of={freelancer.name}
          Icon={IconX}
          compact={compact}
          pending={false}
          onDeed={() => setDeclining(true)}
        />
      )}
      {declining && <DeclineDialog proposal={proposal} onClose={() => setDeclining(false)} />}
    </div>
  );
}

interface DeedProps {
  readonly says: string;
  readonly of: string;
  readonly Icon: typeof IconX;
  readonly compact: boolean;
  readonly pending: boolean;
  readonly onDeed: () => void;
}

function Deed({ says, of, Icon, compact, pending, onDeed }: DeedProps) {
  if (compact) {
    return (
      <ActionIcon
        variant="default"
        size={34}
        aria-label={`${says}: ${of}`}
        title={says}
        loading={pending}
        onClick={onDeed}
      >
        <Icon size={17} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
    );
  }
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} stroke={1.7} aria-hidden="true" />}
      loading={pending}
      onClick={onDeed}
    >
      {says}
    </Button>
  );
}
