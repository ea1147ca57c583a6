import type { RouteName } from '@stint/wire/routes';
import { type Row, row } from './access-cells.ts';

// Columns, as in `WHO`:
//   nobody expired idle | freelancer A, tracker | freelancer B, tracker | owner hirer reviewer billing viewer of A
//   | ex-member | owner B | agency A: owner agent viewer | agency B: agent | operator

/** Looks at pictures, and what is held about somebody. */
export const PRIVACY_ROWS = {
  readLooks: row('no-such-contract', '444 yh -h FFFFF - - FFF - F'),
  listLooks: row(null, '444 yh yh yyyyy y y yyy y y'),
  readHeld: row(null, '444 yh yh yyyyy y y yyy y y'),
  // Whose own it is: nobody has asked for one here.
  fetchExport: row('no-such-export', '444 -h -h ----- - - --- - -'),
  beginExport: row(null, '444 yh yh yyyyy y y yyy y y'),
  readExport: row(null, '444 yh yh yyyyy y y yyy y y'),
} as const satisfies Partial<Record<RouteName, Row>>;
