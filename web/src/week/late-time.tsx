import { Button, Textarea } from '@mantine/core';
import { askBonus, type BonusRequest, declineBonus } from '@stint/wire/bonus';
import type { Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import { IconCalendarClock } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ask } from '../api/house.ts';
import { makeOld } from '../api/live.ts';
import { bonusRequests } from '../api/queries.ts';
import { useContract } from '../contract/context.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { mayFor } from '../teams/may.ts';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { type AskedBonus, askableOf, lateText, OPEN_REQUEST, requestText } from './late-words.ts';
import styles from './week.module.css';

const PayDialog = lazy(() =>
  import('../payments/pay-dialog.tsx').then((loaded) => ({ default: loaded.PayDialog })),
);

const inside = getRouteApi('/inside');

/** T6: what came after the lock, and the request for a bonus. Nothing where all came in time. */
export function LateTime({ week }: { week: Week }) {
  const { contract, side } = useContract();
  const { person } = inside.useRouteContext();
  const mayAnswer = mayFor(person, contract.organisation.id, 'review');
  const mayPay = mayFor(person, contract.organisation.id, 'pay');
  const { data = [] } = useQuery(bonusRequests);
  if (!week.late) return null;
  const requests = data.filter((one) => one.contract === contract.id && one.week === week.week);
  const open = requests.find(({ state }) => state === 'open');
  return (
    <section className={page.panel} aria-labelledby="late">
      <h2 id="late">
        <IconCalendarClock size={17} stroke={1.7} aria-hidden="true" className={styles.lateSign} /> Late time
      </h2>
      <p>{lateText(week.late, week.currency)}</p>
      {requests.length > 0 && (
        <ul className={styles.requests}>
          {requests.map((request) => (
            <Request key={request.askedAt} request={request} />
          ))}
        </ul>
      )}
      {side === 'freelancer' && (
        <Ask week={week} asked={askableOf(week.late, requests, week.currency)} open={open !== undefined} />
      )}
      {side === 'client' && open && mayPay && <PayRequest week={week} request={open} />}
      {side === 'client' && open && mayAnswer && <Decline week={week} />}
      {open && <p className={page.small}>{OPEN_REQUEST[side]}</p>}
    </section>
  );
}

function Request({ request }: { request: BonusRequest }) {
  const { contract, side } = useContract();
  return (
    <li data-state={request.state}>
      <p>
        {requestText(request, side, contract)} <time>{bothClocks(toInstant(request.askedAt), mine)}</time>
      </p>
      {request.memo && <blockquote>{request.memo}</blockquote>}
      {request.state === 'paid' && (
        <p>
          <strong>Paid.</strong>
        </p>
      )}
      {request.state === 'declined' && (
        <p>
          <strong>Declined.</strong> {request.answer || 'Without words.'}
        </p>
      )}
    </li>
  );
}

function Ask({ week, asked, open }: { week: Week; asked: AskedBonus | null; open: boolean }) {
  const [opened, setOpened] = useState(false);
  if (!asked) return null;
  const says = open ? 'Change the request' : 'Ask for a bonus';
  return (
    <>
      <Button variant={open ? 'default' : 'filled'} mt="sm" onClick={() => setOpened(true)}>
        {says} …
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={says}>
        <AskForm week={week} asked={asked} onDone={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function AskForm({ week, asked, onDone }: { week: Week; asked: AskedBonus; onDone: () => void }) {
  const { contract } = useContract();
  const [memo, setMemo] = useState('');
  const send = () => ask(askBonus, { params: paramsOf(week, contract.id), body: { memo } });
  const deed = useBonusDeed(send, () => {
    notice(`${contract.organisation.name} is asked.`);
    onDone();
  });
  return (
    <DeedForm
      deed={`Ask for ${asked.amount}`}
      onDeed={deed.mutate}
      onLeave={onDone}
      pending={deed.isPending}
      error={deed.error}
    >
      <p>{asked.says}</p>
      <Textarea
        label="Memo"
        description="Why it came late; the client reads it."
        autosize
        minRows={2}
        maxLength={LIMITS.memo}
        value={memo}
        onChange={(event) => setMemo(event.currentTarget.value)}
        data-autofocus
      />
    </DeedForm>
  );
}

function PayRequest({ week, request: { amount } }: { week: Week; request: BonusRequest }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button mr="sm" onClick={() => setOpened(true)}>
        Pay the bonus …
      </Button>
      <Suspense>
        {opened && (
          <PayDialog
            title="Pay the bonus"
            onClose={() => setOpened(false)}
            request={{ week: week.week, amount }}
          />
        )}
      </Suspense>
    </>
  );
}

function Decline({ week }: { week: Week }) {
  const { contract } = useContract();
  const [opened, setOpened] = useState(false);
  const [answer, setAnswer] = useState('');
  const close = () => setOpened(false);
  const body = { state: 'declined', answer } as const;
  const send = () => ask(declineBonus, { params: paramsOf(week, contract.id), body });
  const deed = useBonusDeed(send, close);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Decline …
      </Button>
      <Dialog opened={opened} onClose={close} title="Decline the bonus">
        <DeedForm
          deed="Decline"
          leave="Leave it open"
          onDeed={deed.mutate}
          onLeave={close}
          pending={deed.isPending}
          error={deed.error}
        >
          <p>
            {contract.freelancer.name} reads your answer. For the same time it cannot be asked for again; you
            can still pay a bonus later (D4).
          </p>
          <Textarea
            label="Your answer"
            autosize
            minRows={2}
            maxLength={LIMITS.memo}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            data-autofocus
          />
        </DeedForm>
      </Dialog>
    </>
  );
}

function useBonusDeed(deed: () => Promise<BonusRequest>, done: () => void) {
  const client = useQueryClient();
  const { contract } = useContract();
  return useMutation({
    mutationFn: deed,
    onSuccess: () => {
      makeOld(client, 'week', contract.id);
      done();
    },
  });
}

function paramsOf({ week }: Week, contract: string) {
  return { contract, week };
}
