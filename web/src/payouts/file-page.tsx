import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import {
  answerPayout,
  approveBankFile,
  type BankFile,
  type DeskPayout,
  declineBankFile,
  executeBankFile,
  sendBankFile,
} from '@stint/wire/payout-desk';
import { API_ROOT } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { useTitle } from '../app/title.ts';
import { moneyText } from '../money/amount.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { bothClocks } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { Look } from './look.tsx';
import { bankFile } from './queries.ts';
import { useDeskDeed } from './use-deed.ts';

const route = getRouteApi('/inside/payouts/$file');

/** One file for the bank: fetched, sent, and what the bank did with each payout of it. */
export function FilePage() {
  useTitle('A file for the bank');
  const { file: id } = route.useParams();
  const query = useQuery(bankFile(id));
  return (
    <div className={page.narrow}>
      <h1>A file for the bank</h1>
      <p>
        <Link to="/payouts">All payouts</Link>
      </p>
      <Loaded query={query} what="the file" skeleton={<Skeleton h={260} />}>
        {({ file, payouts, executesOn }) => (
          <>
            <p>
              {moneyText(file.total, file.currency)} in {file.count} {file.count === 1 ? 'payout' : 'payouts'}
              , to be paid on {executesOn}. Made by <bdi>{file.madeBy}</bdi>{' '}
              {bothClocks(toInstant(file.madeAt), mine)}
              {file.approvedBy.length > 0 && `, approved by ${file.approvedBy.join(', ')}`}.
            </p>
            <Next file={file} />
            <section className={page.panel} aria-labelledby="in-file">
              <h2 id="in-file">In it</h2>
              {payouts.map((one) => (
                <One key={one.id} file={file} payout={one} />
              ))}
            </section>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** What is to be done with it now. */
function Next({ file }: { file: BankFile }) {
  const params = { file: file.id };
  const send = useDeskDeed(() => ask(sendBankFile, { params }), 'Marked as sent.');
  const execute = useDeskDeed(
    () => ask(executeBankFile, { params }),
    'All of it is paid; everybody is told.',
  );
  if (file.state === 'declined') return <p>It was declined; its payouts are available again.</p>;
  if (file.state === 'waiting') {
    return (
      <Look
        about="the file"
        yours={file.yours}
        approve={() => ask(approveBankFile, { params })}
        decline={(reason) => ask(declineBankFile, { params, body: { reason } })}
      />
    );
  }
  return (
    <>
      <Group>
        <Button component="a" href={`${API_ROOT}/bank-files/${file.id}/pain.001`} download variant="default">
          Download pain.001
        </Button>
        {file.state === 'ready' && (
          <Button loading={send.isPending} onClick={() => send.mutate()}>
            The bank has it
          </Button>
        )}
        {file.state === 'sent' && file.open > 0 && (
          <Button loading={execute.isPending} onClick={() => execute.mutate()}>
            The bank executed all {file.open}
          </Button>
        )}
      </Group>
      <Refusal error={send.error ?? execute.error} compact />
    </>
  );
}

const STATES: Readonly<Record<DeskPayout['state'], string>> = {
  waiting: 'waits',
  asked: 'not answered',
  paid: 'executed',
  failed: 'came back',
};

interface OneProps {
  readonly file: BankFile;
  readonly payout: DeskPayout;
}

function One({ file, payout }: OneProps) {
  const { freelancer, lastFour, amount, currency, state, reason } = payout;
  const sum = moneyText(amount, currency);
  return (
    <article aria-label={`${sum} to ${freelancer}`}>
      <p>
        <strong>{sum}</strong> to <bdi>{freelancer}</bdi>, account … {lastFour}: {STATES[state]}
        {reason !== '' && ` (${reason})`}
      </p>
      {file.state === 'sent' && state !== 'failed' && (
        <BankAnswer file={file} payout={payout} about={`${sum} to ${freelancer}`} />
      )}
    </article>
  );
}

function BankAnswer({ file, payout: { id, state }, about }: OneProps & { about: string }) {
  const [why, setWhy] = useState('');
  const params = { file: file.id, payout: id };
  const executed = useDeskDeed(
    () => ask(answerPayout, { params, body: { outcome: 'executed' } }),
    'Executed.',
  );
  const returned = useDeskDeed(
    () => ask(answerPayout, { params, body: { outcome: 'returned', reason: why.trim() } }),
    'Returned: it is available again, and they are told.',
  );
  const look = { size: 'xs', variant: 'default' } as const;
  return (
    <>
      <Group align="end" mb="sm">
        {state === 'asked' && (
          <Button
            {...look}
            aria-label={`Executed: ${about}`}
            loading={executed.isPending}
            onClick={() => executed.mutate()}
          >
            Executed
          </Button>
        )}
        <TextInput
          size="xs"
          label="The bank’s reason"
          placeholder="AC04 account closed"
          maxLength={200}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Button
          {...look}
          aria-label={`Returned: ${about}`}
          disabled={why.trim() === ''}
          loading={returned.isPending}
          onClick={() => returned.mutate()}
        >
          Returned
        </Button>
      </Group>
      <Refusal error={executed.error ?? returned.error} compact />
    </>
  );
}
