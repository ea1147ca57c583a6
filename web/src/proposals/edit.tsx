import type { Proposal } from '@stint/wire/proposals';
import styles from '../jobs/jobs.module.css';
import { DeedForm } from '../parts/deed-form.tsx';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { amountText } from './amount-text.ts';
import { ProposalFields } from './fields.tsx';
import { useEdit } from './use-edit.ts';

/** A proposal is changed, while its client has not opened it. */
export function EditForm({ proposal, onDone }: { proposal: Proposal; onDone: () => void }) {
  const edit = useEdit(proposal, onDone);
  const { isOld, box } = edit;
  return (
    <section className={styles.panel} aria-label="Edit your proposal">
      <DeedForm
        deed="Save"
        leave="Leave it"
        onDeed={edit.save}
        onLeave={onDone}
        pending={edit.pending}
        disabled={isOld || box.waits}
        error={edit.error}
      >
        <ProposalFields job={edit.job} box={box} draft={edit.draft} onType={edit.type} faults={edit.faults} />
        {isOld && (
          <Meanwhile
            what="this proposal"
            now={[
              ['Asked', amountText(proposal)],
              ['Message', proposal.message ?? ''],
            ]}
            onMine={edit.keepMine}
            onTheirs={edit.takeTheirs}
          />
        )}
      </DeedForm>
    </section>
  );
}
