import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import cases from './cases.json';
import styles from './playground.module.css';
import { type Story, storyOf } from './story.ts';

interface ChooseCaseProps {
  /** The worked case that the page began with; null: one from a link. */
  readonly from: string | null;
  readonly onOpen: (story: Story) => void;
}

/** The worked cases of the rules, to begin with. */
export function ChooseCase({ from, onOpen }: ChooseCaseProps) {
  const [name, setName] = useState(from);
  const chosen = cases.find((one) => one.name === name);
  const open = (next: string) => {
    const found = cases.find((one) => one.name === next);
    if (!found) return;
    setName(next);
    onOpen(storyOf(found.scenario));
  };
  return (
    <div className={styles.choose}>
      <NativeSelect
        label="Begin with"
        value={name ?? ''}
        onChange={(event) => open(event.currentTarget.value)}
        data={[
          ...(from === null ? [{ value: '', label: 'What the link holds' }] : []),
          ...cases.map((one) => ({ value: one.name, label: titleOf(one.name) })),
        ]}
      />
      <p>{chosen?.says ?? 'One segment or a whole week, with the numbers of whoever made the link.'}</p>
    </div>
  );
}

/** `Stop after the snapshot`. */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
