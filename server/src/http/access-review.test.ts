import { testAccess } from '../testing/access-matrix.ts';
import { REVIEW_ROWS } from './access-review-rows.ts';

testAccess(REVIEW_ROWS);
