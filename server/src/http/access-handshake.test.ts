import { testAccess } from '../testing/access-matrix.ts';
import { HANDSHAKE_ROWS } from './access-handshake-rows.ts';

testAccess(HANDSHAKE_ROWS);
