import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { TermsChange as ChangeLetter } from '@stint/wire/contracts';
import type { z } from 'zod';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { loadStandings, loadTerms, type TermsRow } from '../../store/contracts.ts';
import { namesOf } from '../../store/sides.ts';
import { visibleContract } from './visible.ts';

type Change = z.input<typeof ChangeLetter>;

/** Who changed what of a contract, when; oldest first. */
export async function readTimeline(
  house: House,
  actor: Actor,
  asked: { contract: string },
): Promise<Change[] | Refusal> {
  const visible = await visibleContract(house, actor, asked.contract);
  if (isRefusal(visible)) return visible;
  const versions = await loadTerms(house.db, [asked.contract]);
  const standings = await loadStandings(house.db, [asked.contract]);
  const people = [...new Set([...versions, ...standings].map((row) => row.by_person_id))];
  const names = await namesOf(house.db, people);
  const by = (id: string) => ({ id, name: names.get(id) ?? '' });
  const changes = [
    ...versions.map((row, index) => ({
      at: Number(row.at),
      by: by(row.by_person_id),
      what: row.what,
      from: index === 0 ? null : termOf(versions[index - 1] ?? row, row.what),
      to: termOf(row, row.what),
    })),
    ...standings.map((row) => ({
      at: Number(row.at),
      by: by(row.by_person_id),
      what: row.what,
      from: null,
      to: null,
    })),
  ];
  return changes.sort((a, b) => a.at - b.at).map((change) => ({ ...change, at: formatInstant(change.at) }));
}

function termOf(row: TermsRow, what: TermsRow['what']): string | null {
  switch (what) {
    case 'created':
      return null;
    case 'rate':
      return formatMoney(row.rate, row.currency);
    case 'limit':
      return row.weekly_limit_minutes === null ? 'none' : String(row.weekly_limit_minutes);
    case 'manual-time':
      return row.manual_time ? 'allowed' : 'not allowed';
  }
}
