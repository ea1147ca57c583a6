import { Button } from '@mantine/core';
import { isHeld } from '@stint/core/dispute';
import type { Dispute } from '@stint/wire/dispute';
import { toInstant } from '@stint/wire/letters';
import type { Review } from '@stint/wire/review';
import { IconFlag } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useContract } from '../contract/context.ts';
import { moneyText } from '../money/amount.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { mayFor } from '../teams/may.ts';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, deadline, hours } from '../time/spoken.ts';
import { mine, useZone } from '../time/zone-choice.ts';
import dialogs from './dialogs.module.css';
import styles from './disputes.module.css';
import { useWithdraw } from './queries.ts';
import { REASON_WORDS, STATE_WORDS, whenText } from './words.ts';

const inside = getRouteApi('/inside');

/** What is disputed of the week, with its reasons and its clock. Nothing where nothing was. */
export function Disputes({ review }: { review: Review }) {
  const { disputes, week } = review;
  if (disputes.length === 0) return null;
  return (
    <section className={page.panel} aria-labelledby="disputes">
      <h2 id="disputes" className={styles.title}>
        <IconFlag size={17} stroke={1.8} aria-hidden="true" /> Disputed
      </h2>
      <ul className={styles.disputes}>
        {disputes.map((dispute) => (
          <One key={dispute.id} dispute={dispute} week={week} />
        ))}
      </ul>
    </section>
  );
}

function One({ dispute, week }: { dispute: Dispute; week: Review['week'] }) {
  const { contract, side } = useContract();
  const { person } = inside.useRouteContext();
  const [withdrawing, setWithdrawing] = useState(false);
  const seconds = dispute.segments.reduce((sum, one) => sum + one.seconds, 0);
  const held = isHeld(dispute.state);
  const may = side === 'client' && held && mayFor(person, contract.organisation.id, 'review');
  const net = moneyText(dispute.share.net, week.currency);
  return (
    <li data-held={held || undefined}>
      <p className={styles.what}>
        <strong>{hours(seconds)}</strong> disputed by {dispute.by}:{' '}
        <strong>
          {net} {held ? 'held' : 'was held'}
        </strong>
        <span className={styles.state}>{STATE_WORDS[dispute.state]}</span>
      </p>
      <Next dispute={dispute} />
      <Lines dispute={dispute} />
      <p className={styles.next}>
        <Link
          to="/contracts/$contract/disputes/$dispute"
          params={{ contract: contract.id, dispute: dispute.id }}
        >
          {side === 'freelancer' && dispute.state === 'open' ? 'Accept or contest' : 'See the dispute'}
        </Link>
      </p>
      {may && (
        <Button variant="default" size="sm" onClick={() => setWithdrawing(true)}>
          Withdraw …
        </Button>
      )}
      {withdrawing && <Withdraw dispute={dispute} week={week} onClose={() => setWithdrawing(false)} />}
    </li>
  );
}

/** What happens next, and when; who is asked, and what saying nothing means (D2). */
function Next({ dispute }: { dispute: Dispute }) {
  const { contract, side } = useContract();
  const now = useNow();
  const { state, answerBy, withdrawnAt } = dispute;
  if (state === 'open') {
    const yours = side === 'freelancer';
    const whose = yours ? 'Your' : `${contract.freelancer.name}’s`;
    return (
      <p className={styles.next}>
        {whose} three days to accept or contest end {deadline(toInstant(answerBy), now, mine)}. Saying nothing
        is contesting, and then the verdict decides (D2).
      </p>
    );
  }
  if (state === 'contested') {
    return (
      <p className={styles.next}>
        It is contested: two days after the answer each segment is decided by its verdict. Until then the
        client can withdraw, and an operator can overrule a segment (D2).
      </p>
    );
  }
  if (withdrawnAt === null) return null;
  return (
    <p className={styles.next}>
      Withdrawn {bothClocks(toInstant(withdrawnAt), mine)}: what was held went on with the rest of the week.
    </p>
  );
}

/** Each segment with its reason, and what its verdict foretells. */
function Lines({ dispute }: { dispute: Dispute }) {
  const { zone } = useZone();
  return (
    <ul className={styles.lines}>
      {dispute.segments.map((line) => (
        <li key={`${line.start} ${line.kind}`}>
          <span className={styles.when}>{whenText(line.start, zone)}</span>
          <span>
            {REASON_WORDS[line.reason]}
            {line.says && <q className={styles.says}>{line.says}</q>}
          </span>
          {isHeld(dispute.state) && (
            <span className={styles.foretold}>if contested: {line.foretold} (D2)</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const GOES: Readonly<Record<Review['week']['stage'], string>> = {
  'in-progress': 'goes on with the rest of the week',
  'in-review': 'goes back to the pay in review, and moves on with it',
  pending: 'joins the pay in the security hold',
  available: 'is available to the freelancer at once: the dates of this week have passed',
};

function Withdraw({
  dispute,
  week,
  onClose,
}: {
  dispute: Dispute;
  week: Review['week'];
  onClose: () => void;
}) {
  const { contract } = useContract();
  const deed = useWithdraw(week.week, () => {
    notice(`Withdrawn. ${contract.freelancer.name} is told.`);
    onClose();
  });
  const net = moneyText(dispute.share.net, week.currency);
  const again =
    week.stage === 'in-review'
      ? 'Until the review ends you can dispute them again.'
      : 'The review is over: they cannot be disputed again.';
  return (
    <Dialog onClose={onClose} title="Withdraw the dispute">
      <DeedForm
        deed={`Withdraw, ${net} moves`}
        leave="Leave it disputed"
        onDeed={() => deed.mutate(dispute.id)}
        onLeave={onClose}
        pending={deed.isPending}
        error={deed.error}
      >
        <ul className={dialogs.follows}>
          <li>
            {net} {GOES[week.stage]} (D2).
          </li>
          <li>
            All {dispute.segments.length === 1 ? 'of it' : `${dispute.segments.length} segments of it`} at
            once. {again}
          </li>
          <li>{contract.freelancer.name} is told.</li>
        </ul>
      </DeedForm>
    </Dialog>
  );
}
