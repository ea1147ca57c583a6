import { segmentOf } from '@stint/core/segment';
import { call } from '@stint/wire/client';
import { listDisputes, type Outcome, overruleSegment } from '@stint/wire/evidence';
import { Person, went } from './person.ts';
import type { Went } from './told.ts';
import { when } from './when.ts';

/** The operator: looks on, and overrules where a verdict is wrong. */
export class Olu extends Person {
  /** How many disputes are not over. */
  async disputesNotOver(): Promise<number> {
    return (await call(this.client, listDisputes, {})).disputes.length;
  }

  overrules(dispute: string, start: string, outcome: Outcome, says: string, contract = 'k1'): Promise<Went> {
    const params = { contract: this.story.contract(contract).id, dispute };
    const body = { segment: segmentOf(when(start)), kind: 'tracked' as const, outcome, says };
    return went(call(this.client, overruleSegment, { params, body }));
  }
}
