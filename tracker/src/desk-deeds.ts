import { formatInstant, type Instant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { sha256 } from '@stint/proof/hash';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { addManualTime } from '@stint/wire/diary';
import type { Agent } from './agent.ts';
import type { ContractBook } from './contracts.ts';
import type { Away } from './desk/away.ts';
import { claimText, idOfHash } from './desk/claim.ts';
import type { DeskSessions } from './desk/desk-sessions.ts';
import { labelNow } from './desk/label.ts';
import { offerOf } from './desk/offer.ts';
import { SKEW_SECONDS } from './desk/time.ts';
import { ifDiskTakes } from './files.ts';
import type { House } from './house.ts';
import type { RecentWork } from './recent-work.ts';
import { memoText } from './record.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';

export interface DeskDeedsPorts {
  readonly agent: Agent;
  readonly contracts: ContractBook;
  readonly recent: RecentWork;
  readonly house: House;
  readonly deskSessions: DeskSessions;
  client(): ClientOptions;
  device(): string;
  /** The computer's own clock. */
  now(): Instant;
}

/** A refusal of the one key, and when. */
export type KeySaid = TrackerRefusal & { readonly at: Instant };

const PATIENCE_MS = 15_000;

/** What a freelancer does with the clock of this desk, the other trackers of theirs in mind (T1). */
export class DeskDeeds {
  private readonly ports: DeskDeedsPorts;
  /** What the one key was told last, until something begins or pauses: whoever pressed it saw no answer. */
  keySaid: KeySaid | null = null;

  constructor(ports: DeskDeedsPorts) {
    this.ports = ports;
  }

  /** Refusals: as of `Agent.start`, `clock-differs`, and `tracking-elsewhere` unless `takeOver`. */
  start(
    contract: string,
    memo: string,
    { label = null, takeOver = false }: { readonly label?: string | null; readonly takeOver?: boolean } = {},
  ): Promise<TrackerRefusal | null> {
    return this.begin(() => this.ports.agent.start(contract, memo, label), takeOver);
  }

  /** Refusal: `not-tracking`. */
  async stop(): Promise<TrackerRefusal | null> {
    const refusal = await this.ports.agent.stop();
    this.follow();
    return refusal;
  }

  /** Refusals: as of `Agent.memo`. */
  async memo(text: string, label?: string | null): Promise<TrackerRefusal | null> {
    const refusal = await this.ports.agent.memo(text, label);
    if (!refusal) await this.note();
    return refusal;
  }

  /** Stops at once, takes no picture, and remembers what to go on with. Refusal: `not-tracking`. */
  async pause(): Promise<TrackerRefusal | null> {
    const refusal = await this.ports.agent.pause();
    if (!refusal) this.keySaid = null;
    this.follow();
    return refusal;
  }

  /** Refusals: as of `start`, and `nothing-to-go-on`. */
  goOn(takeOver = false): Promise<TrackerRefusal | null> {
    return this.begin(() => this.ports.agent.goOn(), takeOver);
  }

  /** The one key: pauses what runs, goes on with what is paused. */
  async pauseKey(): Promise<TrackerRefusal | null> {
    const refusal = await (this.ports.agent.look().paused ? this.goOn() : this.pause());
    if (refusal) this.keySaid = { ...refusal, at: this.ports.agent.look().now };
    return refusal;
  }

  /** The freelancer works on what the last time away broke off, and asks no pay for it. Refusals: as of `goOn`. */
  async goOnAfterAway(takeOver = false): Promise<TrackerRefusal | null> {
    const away = this.away();
    if (!away) return refuse('nothing-away');
    return this.begin(() => this.ports.agent.goOn(away.from), takeOver);
  }

  /** Not wanted. Refusal: `nothing-away`. */
  async dropAway(): Promise<TrackerRefusal | null> {
    const away = this.away();
    return away ? this.ports.agent.settleAway(away.from) : refuse('nothing-away');
  }

  /**
   * M5: writes the last time away in as manual time, as far as it can be, and then it is decided. Refusals:
   * `nothing-away`, those of the offer, `house-unreachable` and the house's own; the offer then stays.
   */
  async claimAway(memo: string): Promise<TrackerRefusal | null> {
    const away = this.away();
    if (!away) return refuse('nothing-away');
    const { contracts, agent } = this.ports;
    const offer = offerOf(away, contracts.find(away.contract), agent.look().now);
    if (isRefusal(offer)) return offer;
    const span = { from: formatInstant(offer.from), to: formatInstant(offer.to) };
    const body = {
      id: idOfHash(sha256(claimText(this.ports.device(), away))),
      ...span,
      memo: memoText(memo),
    };
    try {
      const params = { contract: away.contract };
      await call(this.ports.client(), addManualTime, {
        params,
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch (fault) {
      if (fault instanceof Unreachable) return refuse('house-unreachable');
      if (fault instanceof Refused) return refuse('house-refused', fault.letter.message);
      throw fault;
    }
    return agent.settleAway(away.from);
  }

  /** T1: hears what the house knows of the other trackers, and tells it of this one. */
  async meet(): Promise<void> {
    const { agent, deskSessions } = this.ports;
    const { open } = agent.look().desk;
    if (!open) await deskSessions.look();
    const since = open && (await deskSessions.announce(open, false));
    if (since !== null) await agent.takenOver(since);
    this.follow();
  }

  /** A session that has ended by itself, too, is told to the house. */
  follow(): void {
    this.ports.deskSessions.follow(this.ports.agent.look().desk.open);
  }

  private away(): Away | null {
    return this.ports.agent.look().aways.at(-1) ?? null;
  }

  private async begin(
    deed: () => Promise<TrackerRefusal | null>,
    takeOver: boolean,
  ): Promise<TrackerRefusal | null> {
    const { agent, house, deskSessions } = this.ports;
    if (Math.abs(house.skewSeconds) > SKEW_SECONDS) return refuse('clock-differs');
    const asks = !takeOver && house.line === 'online' && agent.look().desk.open === null;
    const other = asks ? await deskSessions.look() : null;
    if (other) return refuse('tracking-elsewhere', elsewhereWords(other.deviceName));
    const refusal = await deed();
    if (refusal) return refusal;
    this.keySaid = null;
    await this.note();
    const { open } = agent.look().desk;
    const since = open && house.line === 'online' ? await deskSessions.announce(open, takeOver) : null;
    if (since !== null) await agent.takenOver(since);
    return null;
  }

  /** What was begun or said is offered again at the next Start. */
  private async note(): Promise<void> {
    const { open } = this.ports.agent.look().desk;
    if (!open) return;
    const memo = open.memos.at(-1)?.memo ?? '';
    await ifDiskTakes(this.ports.recent.note(open.contract, memo, this.ports.now(), labelNow(open)));
  }
}

function elsewhereWords(deviceName: string): string {
  return `“${deviceName}” is tracking. Stop there, or take over here: one person has one clock (T1).`;
}
