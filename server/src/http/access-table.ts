import type { RouteName } from '@stint/wire/routes';
import type { Row } from './access-cells.ts';
import { CONTRACT_ROWS } from './access-contract-rows.ts';
import { HANDSHAKE_ROWS } from './access-handshake-rows.ts';
import { HOUSE_ROWS } from './access-house-rows.ts';
import { PAYMENT_ROWS } from './access-payment-rows.ts';
import { PEOPLE_ROWS } from './access-people-rows.ts';
import { PRIVACY_ROWS } from './access-privacy-rows.ts';
import { REPORT_ROWS } from './access-report-rows.ts';
import { REVIEW_ROWS } from './access-review-rows.ts';

/**
 * Who may call what: every route and everybody who could ask (TH-W1). A route without a row does not compile; that the
 * house keeps to it is tested by `access-*.test.ts`.
 */
export const ACCESS: Readonly<Record<RouteName, Row>> = {
  ...PAYMENT_ROWS,
  ...PEOPLE_ROWS,
  ...HANDSHAKE_ROWS,
  ...CONTRACT_ROWS,
  ...REVIEW_ROWS,
  ...REPORT_ROWS,
  ...HOUSE_ROWS,
  ...PRIVACY_ROWS,
};
