import type { DisputeReason } from '@stint/core/dispute';
import { formatDay } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { type ClientOptions, call } from '@stint/wire/client';
import { endContract, pauseContract, resumeContract, setLimit, setManualTime } from '@stint/wire/contracts';
import { addPaymentMethod } from '@stint/wire/payment-methods';
import { openDispute, withdrawDispute } from '@stint/wire/review';
import { Person, type Story, weekNumber, went } from './person.ts';
import type { Went } from './told.ts';
import { when } from './when.ts';

/** The client: sees the diary, pays, and changes the terms as far as he may. */
export class Ben extends Person {
  private readonly organisation: string;

  constructor(story: Story, client: ClientOptions, organisation: string) {
    super(story, client);
    this.organisation = organisation;
  }

  addsCard(card: string): Promise<Went> {
    const params = { organisation: this.organisation };
    return went(call(this.client, addPaymentMethod, { params, body: { card } }));
  }

  /** Of the first week, segments by when they begin, all for one reason. */
  disputesSegments(
    starts: readonly string[],
    reason: DisputeReason,
    says = '',
    contract = 'k1',
  ): Promise<Went> {
    const params = { contract: this.story.contract(contract).id, week: formatDay(weekNumber(0)) };
    const segments = starts.map((start) => ({ segment: segmentOf(when(start)), kind: 'tracked' as const }));
    return went(call(this.client, openDispute, { params, body: { parts: [{ reason, says, segments }] } }));
  }

  withdraws(dispute: string, contract = 'k1'): Promise<Went> {
    const params = { contract: this.story.contract(contract).id, week: formatDay(weekNumber(0)), dispute };
    return went(call(this.client, withdrawDispute, { params }));
  }

  async setsLimit(minutes: number | null, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const answer = await went(call(this.client, setLimit, { params: { contract: id }, body: { minutes } }));
    told.note(this.story.time.now(), 'limit', { minutes }, answer);
    return answer;
  }

  async allowsManualTime(allowed: boolean, contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const answer = await went(
      call(this.client, setManualTime, { params: { contract: id }, body: { allowed } }),
    );
    told.note(this.story.time.now(), 'manualTime', { allowed }, answer);
    return answer;
  }

  async pauses(contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const answer = await went(call(this.client, pauseContract, { params: { contract: id } }));
    told.note(this.story.time.now(), 'pause', {}, answer);
    return answer;
  }

  async resumes(contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const answer = await went(call(this.client, resumeContract, { params: { contract: id } }));
    told.note(this.story.time.now(), 'resume', {}, answer);
    return answer;
  }

  async ends(contract = 'k1'): Promise<Went> {
    const { id, told } = this.story.contract(contract);
    const answer = await went(call(this.client, endContract, { params: { contract: id } }));
    told.note(this.story.time.now(), 'end', {}, answer);
    return answer;
  }
}
