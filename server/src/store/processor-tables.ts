import type { Generated } from 'kysely';
import type { Big, BigOrNull } from './columns.ts';

/** The tables of what the house knows of its payment processor. */
export interface ProcessorTables {
  processor_account: { freelancer_id: string; processor_ref: string; opened_at: Big };
  processor_webhook: { url: string; secret: string; opened_at: Big };
  processor_event: {
    id: string;
    kind: string;
    at: Big;
    object: string;
    our_id: string | null;
    received_at: Big;
    handled_at: BigOrNull;
  };
  processor_reading: { one: Generated<boolean>; events_to: Big; read_at: Big };
  processor_movement: {
    id: string;
    source: string;
    kind: string;
    at: Big;
    currency: string;
    amount: Big;
    fee: Big;
    entry_id: string | null;
  };
  reconciliation: {
    at: Big;
    currency: string;
    held: Big;
    booked: Big;
    on_its_way: Big;
    unmatched: number;
  };
}
