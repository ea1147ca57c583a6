import { Button, Skeleton } from '@mantine/core';
import { toInstant } from '@stint/wire/letters';
import { type ReportShare, revokeShare } from '@stint/wire/report-shares';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { notice } from '../parts/notice-board.tsx';
import page from '../parts/page.module.css';
import { useNow } from '../time/house-clock.ts';
import { bothClocks, distance } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { shares } from './outlet-queries.ts';
import styles from './outlets.module.css';
import { queryText } from './words.ts';

/** Every link that somebody has made: what it shows, until when, when it was last used, and the way to take it back. */
export function Shares() {
  const query = useQuery(shares);
  const [revoked, setRevoked] = useState<ReportShare | null>(null);
  return (
    <section className={page.panel} aria-labelledby="shares">
      <h2 id="shares">Links to reports</h2>
      <Loaded query={query} what="your links" skeleton={<Skeleton h={120} />}>
        {(made) =>
          made.length === 0 ? (
            <p className={page.quiet}>
              None. “Share …” above makes one, for an accountant or a client who has no account here.
            </p>
          ) : (
            <ul className={styles.list}>
              {made.map((share) => (
                <Line key={share.id} share={share} onRevoke={() => setRevoked(share)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {revoked && <Revoke share={revoked} onDone={() => setRevoked(null)} />}
    </section>
  );
}

function Line({ share, onRevoke }: { share: ReportShare; onRevoke: () => void }) {
  const now = useNow();
  const { name, query, money, memos, expiresAt, expired, lastUsedAt } = share;
  const expires = toInstant(expiresAt);
  const hidden = [money ? null : 'no money', memos ? null : 'no memos'].filter((one) => one !== null);
  return (
    <li>
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p>
          {queryText(query)}
          {hidden.length > 0 && ` · ${hidden.join(', ')}`}
        </p>
        <p>
          {expired ? 'Expired' : 'Until'} {bothClocks(expires, mine)} ({distance(expires - now)}) ·{' '}
          {lastUsedAt === null ? 'not opened yet' : `last opened ${bothClocks(toInstant(lastUsedAt), mine)}`}
        </p>
      </div>
      <Button size="compact-sm" variant="default" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke …
      </Button>
    </li>
  );
}

function Revoke({ share, onDone }: { share: ReportShare; onDone: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => ask(revokeShare, { params: { share: share.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: shares.queryKey });
      notice(`The link to “${share.name}” shows nothing any more.`);
      onDone();
    },
  });
  return (
    <Dialog onClose={onDone} title={`Revoke the link to “${share.name}”`}>
      <DeedForm
        deed="Revoke"
        leave="Leave it"
        danger
        onDeed={revoke.mutate}
        onLeave={onDone}
        pending={revoke.isPending}
        error={revoke.error}
      >
        <p>
          Whoever has it finds nothing from now on. What they have saved or printed they keep. It cannot be
          given back: a new link has another address.
        </p>
      </DeedForm>
    </Dialog>
  );
}
