import type { Status } from '../status-page.ts';
import { type Face, faceOf, troublesOf } from './face.ts';
import { type Menu, menuOf } from './menu.ts';
import { FAULT_NAMES, protectionFaults } from './protection.ts';
import { clock, foreign, offlineWords, workOf, type Zone } from './words.ts';

/** All that the tray shows. It holds no second that runs, but the session's in the menu. */
export interface TrayView {
  readonly face: Face;
  readonly toolTip: { readonly title: string; readonly lines: readonly string[] };
  readonly menu: Menu;
}

export function trayView(status: Status, zone: Zone): TrayView {
  return { face: faceOf(status), toolTip: toolTipOf(status, zone), menu: menuOf(status, zone) };
}

function toolTipOf(status: Status, zone: Zone): TrayView['toolTip'] {
  const { tracking, paused, line, waiting } = status;
  const lines: string[] = [];
  if (tracking) lines.push(foreign(tracking.client), `Since ${clock(tracking.since, zone)}`);
  if (tracking && tracking.memo.trim() !== '') lines.push(`“${foreign(tracking.memo)}”`);
  if (paused && !tracking) lines.push(`${workOf(paused)}, since ${clock(paused.since, zone)}`);
  const faults = protectionFaults(status).map((fault) => FAULT_NAMES[fault]);
  if (faults.length > 0) lines.push(`Not protected: ${faults.join(', ')}`);
  if (line === 'offline') lines.push(offlineWords(waiting));
  const title = tracking ? `Tracking ${foreign(tracking.title)}` : paused ? 'Paused' : 'Not tracking';
  return { title: `Stint · ${title}`, lines: [...lines, ...troublesOf(status).map(({ words }) => words)] };
}
