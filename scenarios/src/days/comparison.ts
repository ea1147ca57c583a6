import { formatInstant, type Instant } from '@stint/core/instant';
import type { Status } from '@stint/tracker/status-page';
import { toInstant } from '@stint/wire/letters';
import type { DaysHouse } from './house.ts';
import { type Fate, Oracle } from './oracle.ts';

export interface Compared {
  readonly name: string;
  readonly device: string;
  readonly house: DaysHouse;
  /** So many seconds of what was typed last may a death forget. */
  readonly forgets: number;
}

/** What one computer's tracker says, against what its oracle knows. Each fault is a sentence. */
export class Comparison {
  readonly oracle = new Oracle();
  readonly faults: string[] = [];
  readonly happened = new Map<string, number>();
  private readonly compared: Compared;
  /** Times away that are to be decided, as last told. */
  private undecided = 0;

  constructor(compared: Compared) {
    this.compared = compared;
  }

  count(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  fault(sentence: string): void {
    const { name, house } = this.compared;
    this.faults.push(`${formatInstant(house.now)} ${name}: ${sentence}`);
  }

  /** `diskFullAt`: since when nothing can be written down. */
  compare(status: Status, diskFullAt: Instant | null): void {
    const { tracking, ending, away } = status;
    const { oracle, compared } = this;
    if (!tracking && oracle.tracking() && ending?.reason === 'disk' && diskFullAt !== null) {
      this.follow(toInstant(ending.at), compared.house.now - diskFullAt + 1, 'disk');
    }
    const running = oracle.tracking();
    const said = tracking && { contract: tracking.contract, start: toInstant(tracking.since) };
    if (said?.contract !== running?.contract || said?.start !== running?.start) {
      this.fault(`tracks ${JSON.stringify(said)}, and should ${JSON.stringify(running)}`);
    } else if (tracking && running && tracking.seconds !== running.now - running.start) {
      this.fault(`counts ${tracking.seconds} s of ${running.now - running.start}`);
    }
    const fate = oracle.takeUntold();
    if (fate) this.compareFate(fate, { ending, away });
    this.compareAways(away);
  }

  /** T1, T5: the oracle follows a Start where it is lawful. `before`: the wall, and what was to be decided then. */
  started(
    { tracking, away }: Status,
    before: { readonly wall: Instant; readonly away: Status['away'] },
  ): void {
    if (!tracking) {
      this.fault('Start was answered with yes, and nothing is tracked');
      return;
    }
    const since = toInstant(tracking.since);
    const now = this.oracle.tracking()?.now ?? before.wall;
    if (since < now || since > now + 2) this.fault(`a session began at ${since}, at ${now}`);
    const { terms } = this.compared.house.contracts.find(({ id }) => id === tracking.contract) ?? {};
    this.oracle.started(tracking.contract, since, terms?.idleMinutes ?? null);
    if (before.away?.manual && !away) this.fault(`Start lost the time away from ${before.away.from}`);
    this.undecided = 0; // what could not be claimed has gone with this Start
  }

  refused(code: string): void {
    if (!LAWFUL.has(code)) this.fault(`Start was refused: ${code}`);
  }

  /** One time away is decided. */
  settled(): void {
    this.undecided = Math.max(0, this.undecided - 1);
  }

  /** What the house has just told of the contracts and of the other tracker ends a session (T1, T5). */
  heard({ tracking, ending }: Status): void {
    const { house, device } = this.compared;
    const running = this.oracle.tracking();
    const contract = running && house.contracts.find(({ id }) => id === running.contract);
    if (contract?.pausedAt) this.oracle.cut(toInstant(contract.pausedAt), 'paused');
    if (contract?.pausedAt || !running || tracking || ending?.reason !== 'taken-over') return;
    const other = house.tracksNow();
    if (other === null || other === device) this.fault('taken over by nobody');
    this.oracle.cut(toInstant(ending.at), 'taken-over');
  }

  /** T5, said by the tracker that came after the dead one. */
  buried({ ending }: Status): void {
    if (ending?.reason === 'died') this.follow(toInstant(ending.at), this.compared.forgets, 'died');
    else this.fault(`a death is told as ${ending?.reason}`);
  }

  /** T6: what another had brought before is told. */
  brought({ told }: Status): void {
    const { house, device } = this.compared;
    for (const overlap of house.broughtBy(device).overlaps.splice(0)) {
      this.count('overlap');
      const [contract, segment] = overlap.split(' ');
      const isIt = (each: Status['told'][number]): boolean =>
        each.code === 'overlap' && each.contract === contract && each.segment === Number(segment);
      if (!told.some(isIt)) this.fault(`an overlap in ${overlap} is not told`);
    }
  }

  private follow(at: Instant, forgets: number, reason: string): void {
    const fault = this.oracle.endedAt(at, forgets, reason);
    if (fault) this.fault(fault);
  }

  private compareFate({ at, reasons }: Fate, { ending, away }: Pick<Status, 'ending' | 'away'>): void {
    const told = ending ?? away;
    if (!told || !reasons.includes(told.reason)) {
      this.fault(`ended by ${reasons.join(' or ')}, and is told ${JSON.stringify(told)}`);
      return;
    }
    if (Number.isNaN(at)) return;
    const from = toInstant('at' in told ? told.at : told.from);
    if (from !== at) this.fault(`ended at ${at}, and is told from ${from} (${told.reason})`);
    const isOffered = away !== null && toInstant(away.from) === at;
    if (AWAY.has(told.reason) && !isOffered)
      this.fault(`nothing of the time after ${at} is to be decided (${told.reason})`);
  }

  /** No time away is lost silently: it goes when it is decided, or at a Start that could not claim it. */
  private compareAways(away: Status['away']): void {
    const undecided = away ? away.earlier + 1 : 0;
    if (undecided < this.undecided) this.fault(`${this.undecided - undecided} times away are gone`);
    this.undecided = undecided;
  }
}

const AWAY = new Set(['idle', 'locked', 'asleep', 'died', 'clock-jumped']);
const LAWFUL = new Set([
  'already-tracking',
  'clock-differs',
  'clock-went-back',
  'contract-paused',
  'disk-full',
  'nothing-away',
  'nothing-to-go-on',
  'not-tracking',
  'tracking-elsewhere',
]);
