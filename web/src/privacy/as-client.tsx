import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useContract } from '../contract/context.ts';
import type { DiarySearch } from '../diary/search.ts';
import styles from './notes.module.css';

const route = getRouteApi('/inside/contracts/$contract/diary/$day');

/** That this is not one's own view, and the way back to it. */
export function AsClientBanner() {
  const { contract, as } = useContract();
  const navigate = route.useNavigate();
  if (!as) return null;
  return (
    <section className={styles.banner} aria-label="With the client’s eyes">
      <IconEye size={22} stroke={1.6} aria-hidden="true" />
      <p>
        <strong>
          You see this diary as <bdi>{contract.organisation.name}</bdi> sees it.
        </strong>{' '}
        The house answers you what it answers them: what you do not find here, they do not find either.
      </p>
      <Button
        size="sm"
        variant="default"
        onClick={() => void navigate({ search: withOwnEyes, resetScroll: false })}
      >
        Back to your own view
      </Button>
    </section>
  );
}

function withOwnEyes(search: DiarySearch): DiarySearch {
  const { as: _, ...same } = search;
  return same;
}
