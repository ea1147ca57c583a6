import { testAccess } from '../testing/access-matrix.ts';
import { CONTRACT_ROWS } from './access-contract-rows.ts';

testAccess(CONTRACT_ROWS);
