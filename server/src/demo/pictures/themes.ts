import { seeded } from './random.ts';

/** The colours of one desktop look. */
export interface Theme {
  readonly dark: boolean;
  readonly back: string;
  readonly side: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly faint: string;
  readonly title: string;
  readonly accent: string;
  /** Words on the accent. */
  readonly onAccent: string;
  /** The accent as a tint behind a chosen row. */
  readonly chosen: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly code: CodeColours;
}

export interface CodeColours {
  readonly word: string;
  readonly name: string;
  readonly call: string;
  readonly type: string;
  readonly quote: string;
  readonly number: string;
  readonly note: string;
  readonly sign: string;
}

/** An application keeps its look through a day of one memo: people do not repaint their desk while they work. */
export function themeOf(scene: string, memo: string, seed: number): Theme {
  return seeded('theme', scene, memo, Math.floor(seed / 144)).pick(themes);
}

const themes: readonly Theme[] = [
  {
    dark: true,
    back: '#1d2026',
    side: '#17191e',
    raised: '#282c34',
    line: '#33373f',
    text: '#d7dae0',
    dim: '#8f96a3',
    faint: '#555c69',
    title: '#23262d',
    accent: '#4fb3a5',
    onAccent: '#07211d',
    chosen: '#26393a',
    good: '#7fc98b',
    warn: '#e2b866',
    bad: '#e5786d',
    code: {
      word: '#c792d8',
      name: '#d7dae0',
      call: '#78b5ef',
      type: '#e6c07b',
      quote: '#9ccb86',
      number: '#e39a6a',
      note: '#6c7482',
      sign: '#9aa3b2',
    },
  },
  {
    dark: true,
    back: '#22202c',
    side: '#1b1924',
    raised: '#2e2b3b',
    line: '#3a3648',
    text: '#e2deee',
    dim: '#9a93b0',
    faint: '#5e5873',
    title: '#292635',
    accent: '#a78bf0',
    onAccent: '#160d2e',
    chosen: '#383053',
    good: '#84d1a4',
    warn: '#f0c57a',
    bad: '#f28b9a',
    code: {
      word: '#f28fb8',
      name: '#e2deee',
      call: '#8fc7f5',
      type: '#8fded0',
      quote: '#e9d27f',
      number: '#b79af5',
      note: '#716a8a',
      sign: '#aca5c2',
    },
  },
  {
    dark: true,
    back: '#12272b',
    side: '#0d1f22',
    raised: '#1b353a',
    line: '#264348',
    text: '#cfe3e0',
    dim: '#85a5a5',
    faint: '#4c6b6e',
    title: '#163034',
    accent: '#e8a94e',
    onAccent: '#2b1a02',
    chosen: '#25413d',
    good: '#8ac98a',
    warn: '#e8c765',
    bad: '#ea8a72',
    code: {
      word: '#e89b6c',
      name: '#cfe3e0',
      call: '#6fc3d8',
      type: '#e0c878',
      quote: '#8fce9e',
      number: '#d89ad0',
      note: '#5d8083',
      sign: '#93b3b3',
    },
  },
  {
    dark: false,
    back: '#ffffff',
    side: '#f3f4f6',
    raised: '#ffffff',
    line: '#dfe2e7',
    text: '#23272f',
    dim: '#646c7a',
    faint: '#a4abb7',
    title: '#e9ebef',
    accent: '#2565c7',
    onAccent: '#ffffff',
    chosen: '#dfeafb',
    good: '#1f8a4c',
    warn: '#b3740c',
    bad: '#c33a35',
    code: {
      word: '#a11f8f',
      name: '#23272f',
      call: '#7a4a00',
      type: '#1b6d85',
      quote: '#1a7a3a',
      number: '#1a4fd0',
      note: '#8b94a3',
      sign: '#59616e',
    },
  },
  {
    dark: false,
    back: '#fdf9f1',
    side: '#f4ecdc',
    raised: '#fffdf8',
    line: '#e5dac4',
    text: '#3b352a',
    dim: '#7d7361',
    faint: '#b5a98f',
    title: '#ece1cb',
    accent: '#b4552d',
    onAccent: '#ffffff',
    chosen: '#f5dfca',
    good: '#5c7d1e',
    warn: '#b07a0a',
    bad: '#bb3b2a',
    code: {
      word: '#a8501c',
      name: '#3b352a',
      call: '#2a6f9c',
      type: '#8a6a00',
      quote: '#5c7a12',
      number: '#7a4aa8',
      note: '#a39878',
      sign: '#75694f',
    },
  },
  {
    dark: false,
    back: '#fbfdfb',
    side: '#eaf3ec',
    raised: '#ffffff',
    line: '#d3e2d7',
    text: '#22302a',
    dim: '#5f7268',
    faint: '#9db2a5',
    title: '#dfeee3',
    accent: '#1f8a5f',
    onAccent: '#ffffff',
    chosen: '#d5eedf',
    good: '#1f8a4c',
    warn: '#a9760f',
    bad: '#c0453c',
    code: {
      word: '#0f766e',
      name: '#22302a',
      call: '#7c3aad',
      type: '#a8590f',
      quote: '#2f7d32',
      number: '#c2410c',
      note: '#8fa598',
      sign: '#52665b',
    },
  },
];
