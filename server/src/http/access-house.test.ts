import { testAccess } from '../testing/access-matrix.ts';
import { HOUSE_ROWS } from './access-house-rows.ts';

testAccess(HOUSE_ROWS);
