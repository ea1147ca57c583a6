import { createPeople, type TestHouse, type TestPeople, testHouse } from '@stint/server/testing/house';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import { readBalances } from '@stint/wire/books';
import { type ClientOptions, call } from '@stint/wire/client';
import { type Contract, createContract } from '@stint/wire/contracts';
import type { Body } from '@stint/wire/route';
import { Ana } from './ana.ts';
import { Ben } from './ben.ts';
import { Desk } from './desk.ts';
import { Olu } from './olu.ts';
import { Passage } from './passage.ts';
import { enter, type Story, type StoryContract } from './person.ts';
import { Told } from './told.ts';
import { when } from './when.ts';

type Terms = Body<typeof createContract>['terms'];

export interface WorldOptions {
  /** When the story begins. Missing: `Mon 08:00`, the 16th of November 2026. */
  readonly at?: string;
  /** The contracts by their short names, with what is special about their terms. Missing: `k1`, nothing special. */
  readonly contracts?: Readonly<Record<string, Partial<Terms>>>;
  /** The number of Ben's card; null for none. Missing: one that is good. */
  readonly card?: string | null;
}

/**
 * The world of a story: the real house (HTTP, PostgreSQL, pack files, sandbox processor), Ana with the real tracker
 * on her desk, Ben who pays, one clock for all of them, and no waiting.
 */
export class World {
  readonly house: TestHouse;
  readonly ana: Ana;
  readonly ben: Ben;
  readonly time: Passage;
  readonly olu: Olu;
  private readonly contracts: ReadonlyMap<string, WorldContract>;
  private readonly office: TestOffice;

  private constructor(parts: Pick<World, 'house' | 'ana' | 'ben' | 'olu' | 'time'> & Hidden) {
    this.house = parts.house;
    this.ana = parts.ana;
    this.ben = parts.ben;
    this.time = parts.time;
    this.olu = parts.olu;
    this.contracts = parts.contracts;
    this.office = parts.office;
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const { at = 'Mon 08:00', contracts: wanted = { k1: {} }, card = GOOD_CARD } = options;
    const house = await testHouse({ at: when(at), payments: true });
    const office = await testOffice(house);
    const people = await createPeople(house);
    const time = new Passage(house);
    const contracts = new Map<string, WorldContract>();
    const story: Story = {
      house: office.address,
      time,
      contract: (name) => found(contracts.get(name), name),
      contractById: (id) =>
        found(
          [...contracts.values()].find((contract) => contract.id === id),
          id,
        ),
    };
    const olu = new Olu(story, await enter(office.address, people.olu));
    const ben = new Ben(story, await enter(office.address, people.ben), people.acme);
    if (card !== null) await ben.addsCard(card);
    for (const [name, terms] of Object.entries(wanted)) {
      contracts.set(name, await agree(olu.client, people, name, terms));
    }
    const hers = await enter(office.address, people.ana);
    const ana = new Ana(story, hers, await Desk.setUp(hers, time));
    return new World({ house, office, ana, ben, olu, time, contracts });
  }

  /** Time passes; whatever becomes due on the way is done. */
  until(text: string): Promise<void> {
    return this.time.to(when(text));
  }

  contract(name: string): WorldContract {
    return found(this.contracts.get(name), name);
  }

  /** What is in each place of the books, with people's names for their ids, without what is 0. */
  async books(): Promise<Record<string, string>> {
    const { ana, acme } = this.contract('k1').people;
    const balances = await call(this.olu.client, readBalances, {});
    return Object.fromEntries(
      balances
        .filter(({ balance }) => Number(balance) !== 0)
        .map(({ account, balance }) => [account.replace(ana.person, 'ana').replace(acme, 'acme'), balance]),
    );
  }

  async close(): Promise<void> {
    await this.ana.desk.close();
    await this.office.close();
    await this.house.close();
  }
}

export interface WorldContract extends StoryContract {
  /** As it was agreed on. */
  readonly first: Contract;
  readonly people: TestPeople;
}

interface Hidden {
  readonly contracts: ReadonlyMap<string, WorldContract>;
  readonly office: TestOffice;
}

/** 45.00 USD an hour by the segment, no limit, no private window, fees of 10 % and 5 %, unless said otherwise. */
async function agree(
  olu: ClientOptions,
  people: TestPeople,
  name: string,
  terms: Partial<Terms>,
): Promise<WorldContract> {
  const fees = { freelancerFeePercent: '10', clientFeePercent: '5' };
  const first = await call(olu, createContract, {
    body: {
      title: `Contract ${name}`,
      freelancer: people.ana.person,
      organisation: people.acme,
      starts: '2026-11-02T00:00:00Z',
      terms: { pay: 'segment', currency: 'USD', rate: '45.00', privateWindowMinutes: 0, ...fees, ...terms },
    },
  });
  return { id: first.id, told: new Told(), first, people };
}

function found<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new RangeError(`no contract ${name}`);
  return value;
}

const GOOD_CARD = '4242424242424242';
