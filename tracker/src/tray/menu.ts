import type { Status, StatusContract } from '../status-page.ts';
import { troublesOf } from './face.ts';
import { FAULT_NAMES, protectionFaults } from './protection.ts';
import { clock, foreign, hours, offlineWords, workOf, type Zone } from './words.ts';

/** What a click on the tray's menu does. */
export type MenuDeed =
  | {
      readonly deed: 'start';
      readonly contract: string;
      readonly memo: string;
      readonly label: string | null;
    }
  | { readonly deed: 'stop' | 'pause' | 'go-on' | 'open-panel' | 'open-diary' | 'quit' };

export interface MenuLine {
  /** The same for the same thing, however the menu changes around it: a click on a menu that is out of date is safe. */
  readonly key: string;
  readonly label: string;
  /** A session's hours and minutes, behind the label: what moves while nothing happens. */
  readonly time?: string;
  /** Null: it cannot be clicked. */
  readonly deed: MenuDeed | null;
  /** Modifiers and a key. */
  readonly shortcut?: readonly string[];
  readonly lines?: readonly MenuLine[];
}

/** Parts with a line between them. */
export type Menu = readonly (readonly MenuLine[])[];

export function menuOf(status: Status, zone: Zone): Menu {
  const { tracking } = status;
  return [
    headOf(status, zone),
    tracking ? workLines(status) : startLines(status),
    [
      { key: 'panel', label: 'Open the panel', deed: { deed: 'open-panel' } },
      { key: 'diary', label: 'Open the diary', deed: { deed: 'open-diary' } },
    ],
    [{ key: 'quit', label: tracking ? 'Stop and quit' : 'Quit Stint', deed: { deed: 'quit' } }],
  ];
}

/** What is so now: to be read, not clicked. */
function headOf(status: Status, zone: Zone): MenuLine[] {
  const { tracking, paused, waiting, line } = status;
  const lines: Pick<MenuLine, 'label' | 'time'>[] = [];
  if (tracking) {
    lines.push({ label: workOf(tracking), time: hours(tracking.seconds) });
    if (tracking.memo.trim() !== '') lines.push({ label: `“${foreign(tracking.memo)}”` });
  } else {
    lines.push({ label: paused ? `Paused since ${clock(paused.since, zone)}` : 'Not tracking' });
  }
  const faults = protectionFaults(status).map((fault) => FAULT_NAMES[fault]);
  if (faults.length > 0) lines.push({ label: `Not protected: ${faults.join(', ')}` });
  if (line === 'offline') lines.push({ label: offlineWords(waiting) });
  const troubles = troublesOf(status).map(({ words }) => ({ label: words }));
  return [...lines, ...troubles].map((each, index) => ({ ...each, key: `said-${index}`, deed: null }));
}

function workLines(status: Status): MenuLine[] {
  const stop: MenuLine = { key: 'stop', label: 'Stop', deed: { deed: 'stop' } };
  const pause: MenuLine = { key: 'pause', label: 'Pause everything', deed: { deed: 'pause' } };
  const shortcut = status.settings.pauseKey ? { shortcut: PAUSE_KEY } : {};
  return [stop, { ...pause, ...shortcut }, ...others('Switch to', status)];
}

const PAUSE_KEY = ['Control', 'Alt', 'P'];

function startLines(status: Status): MenuLine[] {
  const { paused, contracts, chosen } = status;
  if (paused) {
    const goOn: MenuLine = { key: 'go-on', label: `Go on with ${workOf(paused)}`, deed: { deed: 'go-on' } };
    return [goOn, ...others('Start another', status)];
  }
  const next = contracts.find(({ contract }) => contract === chosen);
  if (!next) return [{ key: 'none', label: 'You have no contract yet', deed: null }];
  const start = { ...contractLine(next), key: 'start' };
  const rest = { ...status, contracts: contracts.filter((each) => each !== next) };
  return [{ ...start, label: `Start ${start.label}` }, ...others('Start another', rest)];
}

/** Every contract but the one that runs, worked on most recently first. */
function others(label: string, { contracts, tracking }: Status): MenuLine[] {
  const rest = contracts.filter(({ contract }) => contract !== tracking?.contract);
  if (rest.length === 0) return [];
  const lines = rest.slice(0, MOST).map(contractLine);
  const left = rest.length - lines.length;
  const more: MenuLine = { key: 'more', label: `${left} more in the panel`, deed: { deed: 'open-panel' } };
  return [{ key: 'contracts', label, deed: null, lines: left > 0 ? [...lines, more] : lines }];
}

const MOST = 8;

/** It starts with the contract's last memo, which it shows, and its last label. One that is not active is grey, and says why (T5). */
function contractLine(each: StatusContract): MenuLine {
  const { contract, standing, memos, labelRequired } = each;
  const key = `contract ${contract}`;
  if (standing !== 'active') {
    const why = each.waitsForPayment ? 'paused until a payment arrives' : WHY[standing];
    return { key, label: `${workOf(each)} (${why})`, deed: null };
  }
  const memo = memos[0] ?? '';
  const label = memo === '' ? workOf(each) : `${workOf(each)} · “${foreign(memo, 30)}”`;
  // P6: the terms want one, and none was chosen yet.
  if (labelRequired && each.label === null) return { key, label: `${label}…`, deed: { deed: 'open-panel' } };
  return { key, label, deed: { deed: 'start', contract, memo, label: each.label } };
}

const WHY: Readonly<Record<Exclude<StatusContract['standing'], 'active'>, string>> = {
  'contract-paused': 'paused',
  'contract-ended': 'ended',
  'contract-not-started': 'not started yet',
};
