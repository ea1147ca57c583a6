import { Skeleton } from '@mantine/core';
import type { Feedback, GivenFeedback } from '@stint/wire/feedback';
import { toInstant } from '@stint/wire/letters';
import { useQuery } from '@tanstack/react-query';
import { useContract } from '../contract/context.ts';
import { feedbackOf } from '../contract/queries.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import styles from './feedback.module.css';
import { FeedbackForm } from './form.tsx';
import { Stars } from './stars.tsx';

/** What both sides say of each other after the end: one's own at once, the other's when both are shown. */
export function FeedbackSection() {
  const { contract } = useContract();
  const query = useQuery(feedbackOf(contract.id));
  return (
    <section className={page.panel} aria-labelledby="feedback">
      <h2 id="feedback">Feedback</h2>
      <Loaded query={query} what="the feedback" skeleton={<Skeleton h={140} />}>
        {(feedback) => <Read feedback={feedback} />}
      </Loaded>
    </section>
  );
}

function Read({ feedback }: { feedback: Feedback }) {
  const { contract } = useContract();
  return (
    <div className={styles.feedback}>
      <p className={page.quiet}>{standingText(feedback)}</p>
      <div className={styles.both}>
        <Given
          from={contract.organisation.name}
          of={contract.freelancer.name}
          given={feedback.client}
          isGiven={feedback.given.client}
          closed={feedback.shown}
          note={feedback.privateNotes?.client ?? null}
        />
        <Given
          from={contract.freelancer.name}
          of={contract.organisation.name}
          given={feedback.freelancer}
          isGiven={feedback.given.freelancer}
          closed={feedback.shown}
          note={feedback.privateNotes?.freelancer ?? null}
        />
      </div>
      {feedback.may.includes('give') && <FeedbackForm feedback={feedback} />}
    </div>
  );
}

function standingText({ shown, closesAt }: Feedback): string {
  if (shown) return 'Both can be read by everybody now, on the profiles too.';
  const until = closesAt === null ? '' : bothClocks(toInstant(closesAt), mine);
  return `Neither of you sees the other’s before both are given, or before ${until}. Until then feedback can be given; once given it cannot be changed.`;
}

interface GivenProps {
  readonly from: string;
  readonly of: string;
  readonly given: GivenFeedback | null;
  readonly isGiven: boolean;
  readonly closed: boolean;
  readonly note: string | null;
}

function Given({ from, of, given, isGiven, closed, note }: GivenProps) {
  const nothing = isGiven ? 'Given; not shown yet.' : closed ? 'None was given.' : 'Not given yet.';
  return (
    <figure className={styles.given} data-empty={given === null || undefined}>
      <figcaption>
        <strong>{from}</strong> of {of}
      </figcaption>
      {given ? (
        <>
          <Stars stars={given.stars} />
          {given.comment && <blockquote>{given.comment}</blockquote>}
          <p className={page.small}>
            {given.by.name}, {bothClocks(toInstant(given.at), mine)}
          </p>
        </>
      ) : (
        <p className={page.quiet}>{nothing}</p>
      )}
      {note && (
        <p className={styles.note}>
          <strong>To the operator alone:</strong> {note}
        </p>
      )}
    </figure>
  );
}
