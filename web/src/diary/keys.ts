import type { Step } from './grid.ts';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export type KeyDeed = 'look' | 'why' | 'memo' | 'delete' | 'close';

const DEEDS: Readonly<Record<string, KeyDeed>> = {
  Enter: 'look',
  ' ': 'look',
  w: 'why',
  m: 'memo',
  Delete: 'delete',
  Backspace: 'delete',
  Escape: 'close',
};

export function stepOfKey(key: string): Step | undefined {
  return STEPS[key];
}

export function deedOfKey(key: string): KeyDeed | undefined {
  return DEEDS[key.length === 1 ? key.toLowerCase() : key];
}
