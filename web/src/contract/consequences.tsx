import { Skeleton } from '@mantine/core';
import type { Consequences as Would } from '@stint/wire/timeline';
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Loaded } from '../parts/loaded.tsx';
import { Rule } from '../parts/rule.tsx';
import { mine } from '../time/zone-choice.ts';
import { type ConsequenceLine, consequenceLines } from './consequence-lines.ts';
import styles from './consequences.module.css';
import { useContract } from './context.ts';

/** What a pause, a resumption or the end does to time, money and access: asked of the house, and said before it is done. */
export function Consequences({ query }: { query: UseQueryResult<Would> }) {
  const { contract, side } = useContract();
  return (
    <Loaded query={query} what="what this would do" skeleton={<Skeleton h={180} />}>
      {(would) => <Lines lines={consequenceLines(would, { side, fixed: contract.kind === 'fixed' }, mine)} />}
    </Loaded>
  );
}

function Lines({ lines }: { lines: readonly ConsequenceLine[] }) {
  const groups = [...Map.groupBy(lines, ({ to }) => to)];
  return (
    <dl className={styles.consequences} aria-label="What it does">
      {groups.map(([to, group]) => (
        <Fragment key={to}>
          <dt>{to}</dt>
          <dd>
            {group.map(({ says, rule }) => (
              <p key={says}>
                {says} {rule && <Rule code={rule} />}
              </p>
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
