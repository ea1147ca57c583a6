/** B4, in one sentence for whoever reads of money: in the law book and on every page that shows a line or a fee. */
export const ROUNDING =
  'Each line and each fee is rounded once, half up, to the smallest unit of the currency; sums are of what was rounded.';
