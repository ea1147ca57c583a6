import { schedule } from '../../schedule.ts';
import { debtsToNote } from '../../store/debts.ts';
import { clientsToRestore, clientsToSuspend } from '../../store/suspensions.ts';
import { noteDebt } from './note-debt.ts';
import { restoreClient } from './restore-client.ts';
import { suspendClient } from './suspend-client.ts';

/** What the clock does of debts (D5), before the fund pays. */
export const DEBTS = [
  schedule('note debts', 'a charge has failed on five days with every card (D5)', debtsToNote, noteDebt),
  schedule(
    'suspend clients',
    'a client owes after the fifth failed day (D5)',
    clientsToSuspend,
    suspendClient,
  ),
  schedule(
    'restore clients',
    'a suspended client owes nothing any more (D5)',
    clientsToRestore,
    restoreClient,
  ),
] as const;
