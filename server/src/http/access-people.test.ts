import { testAccess } from '../testing/access-matrix.ts';
import { PEOPLE_ROWS } from './access-people-rows.ts';

testAccess(PEOPLE_ROWS);
