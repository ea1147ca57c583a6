import type { Attachment } from '@stint/wire/attachments';
import { editProposal, type Proposal } from '@stint/wire/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { besideFields, withRefusal } from '../jobs/beside-fields.ts';
import styles from '../jobs/jobs.module.css';
import { makeJobsOld } from '../jobs/queries.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { notice } from '../parts/notice-board.tsx';
import { amountText } from './amount-text.ts';
import { bodyOf, faultsOf } from './draft.ts';
import { ProposalFields } from './fields.tsx';
import { proposalOf } from './queries.ts';
import { useProposalFiles } from './use-proposal-files.ts';

/** A proposal is changed, while its client has not opened it. */
export function EditForm({ proposal, onDone }: { proposal: Proposal; onDone: () => void }) {
  const client = useQueryClient();
  const { id, currency } = proposal;
  const terms = { kind: proposal.job.kind, currency };
  const [draft, type, forget] = useKeptDraft(`proposal-edit:${id}`, () => asTyped(proposal));
  const box = useProposalFiles(draft.files, (files) => type({ ...draft, files }));
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, terms);
  const isOld = draft.version !== proposal.version;
  const edit = useMutation({
    mutationFn: () =>
      ask(editProposal, {
        params: { proposal: id },
        body: { ...bodyOf(draft, currency), version: draft.version },
      }),
    onSuccess: (changed) => {
      forget();
      client.setQueryData(proposalOf(id).queryKey, changed);
      notice('Your proposal is changed.');
      onDone();
    },
    onSettled: () => makeJobsOld(client),
  });
  return (
    <section className={styles.panel} aria-label="Edit your proposal">
      <DeedForm
        deed="Save"
        leave="Leave it"
        onDeed={() => {
          setTried(true);
          if (Object.keys(faults).length === 0 && !box.waits) edit.mutate();
        }}
        onLeave={onDone}
        pending={edit.isPending}
        disabled={isOld || box.waits}
        error={besideFields(isOld ? null : edit.error)}
      >
        <ProposalFields
          job={terms}
          box={box}
          draft={draft}
          onType={(typed) => type({ ...draft, ...typed })}
          faults={withRefusal(tried ? faults : {}, edit.error)}
        />
        {isOld && (
          <Meanwhile
            what="this proposal"
            now={[
              ['Asked', amountText(proposal)],
              ['Message', proposal.message ?? ''],
            ]}
            onMine={() => {
              edit.reset();
              type({ ...draft, version: proposal.version });
            }}
            onTheirs={() => {
              // Its files too: the next opening begins with what stands there.
              forget();
              onDone();
            }}
          />
        )}
      </DeedForm>
    </section>
  );
}

function asTyped({ amount, message, version, attachments }: Proposal) {
  return { amount, message: message ?? '', version, files: attachments as readonly Attachment[] };
}
