import type { Closing, ClosingSums } from '@stint/wire/closings';
import { PLACE_SAID } from '../trace/words.ts';

/** The month’s sums, with what they are called. */
export const FIGURES = [
  ['feesEarned', 'Fees earned, less what went back'],
  ['feesBack', 'Fees that went back'],
  ['charged', 'Charged to clients'],
  ['refunded', 'Sent back to clients'],
  ['paidOut', 'Paid out to freelancers'],
  ['cameBack', 'Payouts that came back'],
] as const satisfies readonly (readonly [keyof ClosingSums, string])[];

/** A closing report as CSV (RFC 4180). Names are the house’s own words: nothing in it is a formula. */
export function closingCsv({ month, closed, seal, sums }: Closing): string {
  const rows = [
    ['Month', 'Closed', 'Seal', 'Currency', 'What', 'Opening', 'In', 'Out', 'Closing'],
    ...sums.flatMap(({ currency, places, difference, ...figures }) => {
      const before = [month, closed ? 'yes' : 'no', seal?.hash ?? '', currency];
      return [
        ...FIGURES.map(([name, says]) => [...before, says, '', '', '', figures[name]]),
        ...places.map((one) => [...before, PLACE_SAID[one.place], one.opening, one.in, one.out, one.closing]),
        [...before, 'Difference', '', '', '', difference],
      ];
    }),
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
