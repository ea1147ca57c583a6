import { type ClientOptions, call } from '@stint/wire/client';
import { endContract, pauseContract, resumeContract, setLimit, setManualTime } from '@stint/wire/contracts';
import { addPaymentMethod } from '@stint/wire/payment-methods';
import { Person, type Story, went } from './person.ts';
import type { Went } from './told.ts';

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
