import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheckbox } from '@tabler/icons-react';
import { useUndo } from '../undo/use-undo.ts';
import styles from './choose.module.css';
import { useChoiceStore, useIsSelecting } from './use-choice.ts';

/** For fingers: a tap chooses while "Select" is on. And the way back from the last change of memos. */
export function ChooseTools() {
  const store = useChoiceStore();
  const isSelecting = useIsSelecting();
  const { newest, undo } = useUndo();
  return (
    <div className={styles.tools}>
      {isSelecting && <span role="status">Tap to choose; what is chosen stands below.</span>}
      {newest && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={16} stroke={1.7} />}
          onClick={undo}
        >
          Undo {newest.length === 1 ? 'the last memo' : `the last ${newest.length} memos`}
        </Button>
      )}
      <Button
        variant={isSelecting ? 'light' : 'subtle'}
        color={isSelecting ? '' : 'gray'}
        size="compact-sm"
        aria-pressed={isSelecting}
        leftSection={<IconCheckbox size={16} stroke={1.7} />}
        onClick={() => store.setSelecting(!isSelecting)}
      >
        Select
      </Button>
    </div>
  );
}
