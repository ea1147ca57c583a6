import { testAccess } from '../testing/access-matrix.ts';
import { PRIVACY_ROWS } from './access-privacy-rows.ts';

testAccess(PRIVACY_ROWS);
