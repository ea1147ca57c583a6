// The second half of the second reading: what a week counts, pays and protects, from RULES.md alone.
import { at, isWhite, monday, type Retelling, seconds } from './oracle.ts';

interface Row {
  start: number;
  kind: 'tracked' | 'manual' | 'deleted';
  trackedSeconds: number;
  trackedMinutes: number;
  activeMinutes: number;
  snapshotAt: number | null;
  memo: string;
  countedSeconds: number;
  billedSeconds: number;
  rate: string;
  protected: boolean | null;
  reasons: string[];
}

/** The rows of a week with their verdicts, and the week's limit in minutes. */
export function rowsOf(told: Retelling): Row[] {
  const { contract, client, week } = told.scenario;
  const first = seconds(`${week}T00:00:00Z`);
  const rows: Row[] = [];
  for (let segment = first; segment < first + 7 * 86_400; segment += 600) rows.push(...rowsIn(told, segment));
  bill(rows, limitOf(told, first), contract.pay === 'segment');
  for (const row of rows) {
    if (row.kind === 'manual')
      row.reasons = row.billedSeconds ? ['manual-time'] : ['manual-time', 'over-limit'];
    if (row.kind !== 'tracked' || row.countedSeconds === 0) continue;
    const judged = row.snapshotAt ?? told.trackedIn(row.start)[0] ?? 0;
    const unverified = client.verifiedAt === null || seconds(client.verifiedAt) > judged;
    if (row.billedSeconds === 0) row.reasons.push('over-limit');
    if (row.snapshotAt === null) row.reasons.push('no-snapshot');
    if (unverified) row.reasons.push('client-unverified');
    if (isWhite(row.memo)) row.reasons.push('memo-missing');
    if (row.activeMinutes * 600 < (contract.minActiveMinutes ?? 5) * row.trackedSeconds)
      row.reasons.push('low-activity');
    row.protected = row.reasons.length === 0;
  }
  return rows;
}

function rowsIn(told: Retelling, segment: number): Row[] {
  const rows: Row[] = [];
  const blank = {
    start: segment,
    trackedSeconds: 0,
    trackedMinutes: 0,
    activeMinutes: 0,
    snapshotAt: null,
    memo: '',
    countedSeconds: 0,
    billedSeconds: 0,
    rate: at(told.rates, segment),
    protected: null,
  };
  const tracked = trackedRow(told, segment);
  if (tracked) rows.push({ ...blank, ...tracked });
  const writes = told.writesIn(segment);
  const [earliest] = writes;
  if (earliest) {
    const countedSeconds = writes.reduce((sum, write) => sum + write.to - write.from, 0);
    rows.push({
      ...blank,
      kind: 'manual',
      memo: earliest.memo,
      countedSeconds,
      protected: false,
      reasons: [],
    });
  }
  if (told.deleted.has(segment)) rows.push({ ...blank, kind: 'deleted', reasons: ['deleted'] });
  return rows;
}

function trackedRow(told: Retelling, segment: number) {
  const seconds = told.trackedIn(segment);
  const last = seconds.at(-1);
  if (last === undefined) return null;
  const drawn = told.snapshotOf(segment);
  const snapshotAt = seconds.includes(drawn) ? drawn : null;
  const owner = snapshotAt ?? last;
  const minuteOf = (second: number) => Math.floor((second - segment) / 60);
  const memos = told.sessionAt(owner)?.memos.filter((memo) => memo.at <= owner) ?? [];
  const bySegment = told.scenario.contract.pay === 'segment';
  const countedSeconds = bySegment ? (snapshotAt === null ? 0 : 600) : seconds.length;
  return {
    kind: 'tracked' as const,
    trackedSeconds: seconds.length,
    trackedMinutes: new Set(seconds.map(minuteOf)).size,
    activeMinutes: new Set(told.inputs.filter((input) => seconds.includes(input)).map(minuteOf)).size,
    snapshotAt,
    memo: told.memos.get(segment) ?? memos.at(-1)?.memo ?? '',
    countedSeconds,
    reasons: countedSeconds === 0 ? ['no-snapshot'] : [],
  };
}

/** B3. */
function limitOf(told: Retelling, first: number): number {
  const beganWith = told.limits.filter((limit) => limit.at < first).slice(-1);
  const setInIt = told.limits.filter((limit) => limit.at >= first && monday(limit.at) === first);
  return Math.max(...[...beganWith, ...setInIt].map((limit) => limit.value ?? Infinity));
}

/** B2, one second after the other. */
function bill(rows: Row[], limitMinutes: number, bySegment: boolean): void {
  let taken = 0;
  let shut = false;
  for (const kind of ['tracked', 'manual']) {
    for (const row of rows.filter((each) => each.kind === kind)) {
      if (bySegment && taken + row.countedSeconds > limitMinutes * 60) shut = true;
      for (let second = 0; second < row.countedSeconds; second += 1) {
        if (shut || taken >= limitMinutes * 60) continue;
        taken += 1;
        row.billedSeconds += 1;
      }
    }
  }
}
