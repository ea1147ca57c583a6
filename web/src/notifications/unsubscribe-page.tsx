import { Button, Skeleton } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { readUnsubscribe, unsubscribe } from '@stint/wire/notifications';
import { languageFor } from '@stint/wire/words/catalogue';
import { fill } from '@stint/wire/words/parts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { Mark } from '../app/mark.tsx';
import { useTitle } from '../app/title.ts';
import { wordsIn } from './reader.ts';
import { InLanguage, Sentence } from './spoken.tsx';
import styles from './unsubscribe.module.css';

const route = getRouteApi('/unsubscribe/$token');

/** Where the link of a mail leads: says what it would turn off, and does it when it is told to. For everybody. */
export function UnsubscribePage() {
  useTitle('Turn off mails');
  const { query, turn } = useLink(route.useParams().token);
  const language = query.data?.language ?? languageFor(navigator.languages);
  const { data: words } = useQuery(wordsIn(language));
  if (!words || query.isPending) return <Skeleton h={160} role="status" aria-label="Reading the link" />;
  const { unsubscribe: says, kinds } = words;
  const { data } = query;
  const isBad = query.error instanceof Refused;
  return (
    <main id="main" className={styles.page}>
      <InLanguage language={language} className={styles.sheet}>
        <p className={styles.mark}>
          <Mark />
          <span>Stint</span>
        </p>
        <h1>{says.title}</h1>
        {!data && <p role="alert">{isBad ? says.bad : says.failed}</p>}
        {data && !data.off && (
          <>
            <p>
              {data.what === 'digest' ? (
                says.askDigest
              ) : (
                <Sentence parts={fill(says.ask, { kind: { says: kinds[data.what].name, whose: 'ours' } })} />
              )}
            </p>
            <p className={styles.quiet}>{says.stays}</p>
            <Button loading={turn.isPending} onClick={() => turn.mutate()}>
              {says.button}
            </Button>
          </>
        )}
        {turn.isError && <p role="alert">{says.failed}</p>}
        <p role="status">{data?.off && says.done}</p>
        <p>
          <Link to="/settings">{says.settings}</Link>
        </p>
      </InLanguage>
    </main>
  );
}

/** What the link would turn off, and the deed. */
function useLink(token: string) {
  const client = useQueryClient();
  const key = ['unsubscribe', token];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(readUnsubscribe, { params: { token }, signal }),
  });
  const turn = useMutation({
    mutationFn: () => ask(unsubscribe, { params: { token } }),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
  return { query, turn };
}
