import { Button, Textarea } from '@mantine/core';
import { type Feedback, giveFeedback } from '@stint/wire/feedback';
import { LIMITS } from '@stint/wire/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { useContract } from '../contract/context.ts';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import styles from './feedback.module.css';
import { PickStars } from './stars.tsx';

/** One's own feedback. What is typed stays whatever is refused; the same again is the same feedback. */
export function FeedbackForm({ feedback }: { feedback: Feedback }) {
  const { contract, side } = useContract();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ stars: null as number | null, comment: '', privateNote: '' });
  const [tried, setTried] = useState(false);
  const other = side === 'client' ? contract.freelancer.name : contract.organisation.name;
  const given = useMutation({
    mutationFn: (stars: number) =>
      ask(giveFeedback, { params: { contract: contract.id }, body: { ...draft, stars } }),
    onSuccess: () => notice('Your feedback is given.'),
    onSettled: () => makeOld(client, 'terms', contract.id),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.stars !== null) given.mutate(draft.stars);
  };
  const isSecond = feedback.given.client || feedback.given.freelancer;
  return (
    <form onSubmit={submit} className={styles.form} aria-label={`Your feedback of ${other}`}>
      <h3>Your feedback of {other}</h3>
      <PickStars
        stars={draft.stars}
        fault={tried && draft.stars === null ? 'Choose from one to five stars.' : null}
        onPick={(stars) => setDraft({ ...draft, stars })}
      />
      <Words
        label="Comment"
        description={`Everybody can read it on ${other}’s profile, once it is shown.`}
        value={draft.comment}
        onType={(comment) => setDraft({ ...draft, comment })}
      />
      <Words
        label="Private note"
        description={`For the operator of this house alone. ${other} never sees it.`}
        value={draft.privateNote}
        onType={(privateNote) => setDraft({ ...draft, privateNote })}
      />
      <p className={page.small}>
        {isSecond ? OPENS_BOTH : 'It is shown together with the other side’s.'} It cannot be changed
        afterwards.
      </p>
      <Refusal error={given.error} />
      <Button type="submit" loading={given.isPending} className={styles.give}>
        Give feedback
      </Button>
    </form>
  );
}

const OPENS_BOTH = 'The other side has given theirs: both are shown to everybody as soon as you give yours.';

interface WordsProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onType: (value: string) => void;
}

function Words({ onType, ...field }: WordsProps) {
  return (
    <Textarea
      {...field}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={LIMITS.feedback}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
