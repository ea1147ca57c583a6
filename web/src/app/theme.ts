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

const gray: MantineColorsTuple = [
  '#f6f8f7',
  '#eef1ef',
  '#e6eae8',
  '#dde2de',
  '#c9d0cc',
  '#a9b3ae',
  '#808c87',
  '#4c5956',
  '#343f3c',
  '#1f2826',
];

const red: MantineColorsTuple = [
  '#fdf0ef',
  '#f9dcda',
  '#f0b5b1',
  '#e78c86',
  '#de6a63',
  '#d6514a',
  '#c73e38',
  '#b3302c',
  '#942622',
  '#781e1b',
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

const TITLE = { title: { fontWeight: 620, fontSize: 17 } };

/** The head of a dialog is no head of the page, as its element would say. */
const NO_BANNER = { attributes: { header: { role: 'presentation' } } };

/** Its default blue has too little contrast; teal stands at 5.6 : 1 against white. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#1b2422',
  colors: { teal, red, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '640' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: { styles: TITLE, defaultProps: NO_BANNER },
    Drawer: { styles: TITLE, defaultProps: NO_BANNER },
  },
});
