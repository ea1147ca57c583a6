import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e8f6f2',
  '#d0ece4',
  '#a4dccd',
  '#74cab4',
  '#4bb89d',
  '#2fa88b',
  '#17917a',
  '#0b7565',
  '#085d51',
  '#06463e',
];

/** Ink with a little green in it; 0 is the text of the dark pages, 7 their ground. */
const dark: MantineColorsTuple = [
  '#d5dcd9',
  '#b3bdb9',
  '#8e9a96',
  '#66736f',
  '#45514e',
  '#35403d',
  '#252e2c',
  '#161c1b',
  '#111615',
  '#0b0f0e',
];

/** Its default blue has too little contrast; teal stands at 5.5 : 1 on white and takes black text in the dark. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#1b2422',
  colors: { teal, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '640' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
