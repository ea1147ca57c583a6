import { testAccess } from '../testing/access-matrix.ts';
import { REPORT_ROWS } from './access-report-rows.ts';

testAccess(REPORT_ROWS);
