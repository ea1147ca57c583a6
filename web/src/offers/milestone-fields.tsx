import { Button, Textarea, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { IconPlus } from '@tabler/icons-react';
import { Choice } from './choice.tsx';
import { blankMilestone, type MilestoneDraft } from './draft.ts';
import styles from './form.module.css';
import { FIELDS_IN_LINE, faultOf, useOfferForm } from './form-context.ts';
import { Section } from './section.tsx';

/** A fixed price in pieces, and whether its money is put aside beforehand. */
export function MilestoneFields() {
  const { draft, change } = useOfferForm();
  const { milestones } = draft;
  return (
    <Section
      title="Milestones"
      says="What is handed over, for how much, and until when. Small ones get money moving early, and keep both of you from arguing about all of it at once."
    >
      <ol className={styles.milestones}>
        {milestones.map((milestone, index) => (
          <MilestoneRow key={milestone.key} milestone={milestone} index={index} />
        ))}
      </ol>
      <div className={styles.deeds}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={milestones.length >= LIMITS.milestones}
          onClick={() => change({ milestones: [...milestones, blankMilestone()] })}
        >
          Add a milestone
        </Button>
      </div>
      <Choice
        label="Escrow"
        value={draft.escrow ? 'with' : 'without'}
        onChoose={(escrow) => change({ escrow: escrow === 'with' })}
        options={[
          {
            value: 'with',
            name: 'With escrow',
            says: 'Each milestone’s money is put aside before its work begins, and released by the client, or by 14 days of silence after the work was submitted.',
          },
          {
            value: 'without',
            name: 'Without escrow',
            says: 'Nothing is put aside: the freelancer works on your word alone, and has to agree to that explicitly.',
          },
        ]}
      />
    </Section>
  );
}

function MilestoneRow({ milestone, index }: { milestone: MilestoneDraft; index: number }) {
  const form = useOfferForm();
  const { draft, change } = form;
  const { key } = milestone;
  const field = (name: 'title' | 'says' | 'amount' | 'dueDay') => ({
    value: milestone[name],
    inputWrapperOrder: FIELDS_IN_LINE,
    error: faultOf(form, `milestones.${key}.${name}`, milestone[name]),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      change({
        milestones: draft.milestones.map((one) => (one.key === key ? { ...one, [name]: value } : one)),
      }),
  });
  return (
    <li className={styles.milestone}>
      <div className={styles.milestoneHead}>
        <h3>Milestone {index + 1}</h3>
        {draft.milestones.length > 1 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Take milestone ${index + 1} away`}
            onClick={() => change({ milestones: draft.milestones.filter((one) => one.key !== key) })}
          >
            Take away
          </Button>
        )}
      </div>
      <TextInput label="What is handed over" required {...field('title')} />
      <div className={styles.two}>
        <TextInput label="Amount" inputMode="decimal" placeholder="500.00" required {...field('amount')} />
        <TextInput type="date" label="Due" description="A day of UTC; blank: none." {...field('dueDay')} />
      </div>
      <Textarea label="What it holds" autosize minRows={2} maxRows={8} {...field('says')} />
    </li>
  );
}
