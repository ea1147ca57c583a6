import type { Step } from './grid.ts';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export type KeyDeed =
  | 'look'
  | 'why'
  | 'minutes'
  | 'memo'
  | 'delete'
  | 'manual'
  | 'toggle'
  | 'all'
  | 'undo'
  | 'close';

const DEEDS: Readonly<Record<string, KeyDeed>> = {
  Enter: 'look',
  ' ': 'look',
  w: 'why',
  c: 'minutes',
  m: 'memo',
  n: 'manual',
  x: 'toggle',
  Delete: 'delete',
  Backspace: 'delete',
  Escape: 'close',
};

/** With Ctrl, or Cmd. */
const COMMANDS: Readonly<Record<string, KeyDeed>> = { ' ': 'toggle', a: 'all', z: 'undo' };

/** What of a key that is pressed matters. */
export interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Where an arrow leads; with Shift it takes the choice along. */
export function stepOfKey({ key, altKey, ctrlKey, metaKey }: Pressed): Step | undefined {
  return altKey || ctrlKey || metaKey ? undefined : STEPS[key];
}

export function deedOfKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): KeyDeed | undefined {
  if (altKey) return undefined;
  const named = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return shiftKey ? undefined : COMMANDS[named];
  return DEEDS[named];
}
