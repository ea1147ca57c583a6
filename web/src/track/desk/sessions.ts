import type { Instant } from '@stint/core/instant';
import type { DeskRefusal } from '@stint/tracker/desk/events';
import { standingOf } from '@stint/tracker/desk/standing';
import { memoText } from '@stint/tracker/record';
import type { DeskSession } from '@stint/wire/desk';
import { toInstant } from '@stint/wire/letters';
import { askShare, type Share, type ShareRefusal } from '../see/share.ts';
import { noted } from './choices.ts';
import { announce, leave } from './presence.ts';
import { clientOf, contractOf, openContract, type State } from './state.ts';
import type { ViewEnding } from './view.ts';

/** Why it did not start; a session: another tracker of yours runs it, and may be taken over from. */
export type StartRefusal =
  | DeskRefusal
  | ShareRefusal
  | 'disk-full'
  | 'clock-differs'
  | 'no-webp'
  | DeskSession;

const SKEW_SECONDS = 300;

/** Must be called in a click: it asks what to share, where the terms want pictures. */
export async function startSession(
  state: State,
  wanted: { readonly contract: string; readonly memo: string },
  takeOver: boolean,
): Promise<StartRefusal | null> {
  const { agent } = state;
  const contract = contractOf(state, wanted.contract);
  if (!agent || !contract) return 'no-such-contract';
  await state.clock.look();
  const standing = standingOf(contract, nowOf(state));
  if (standing !== 'active') return standing;
  if (Math.abs(state.clock.skewSeconds) > SKEW_SECONDS) return 'clock-differs';
  if (contract.terms.snapshots !== 'none' && !state.share) {
    if (!state.makesWebp) return 'no-webp';
    const share = await askShare();
    if (typeof share === 'string') return share;
    holdShare(state, share);
  }
  const presence = await announce(clientOf(state), { contract: contract.id, since: nowOf(state) }, takeOver);
  if (typeof presence !== 'string') return presence;
  const memo = memoText(wanted.memo);
  const refused = await agent.deed({ type: 'start', contract: contract.id, memo });
  if (refused) {
    if (!openContract(state)) dropShare(state);
    return refused;
  }
  state.elsewhere = null;
  state.stopped = null;
  state.untouched.started();
  await noteChoice(state, contract.id, memo);
  return null;
}

export async function stopSession(state: State): Promise<void> {
  await state.clock.look();
  await state.agent?.deed({ type: 'stop' });
  dropShare(state);
  await leave(clientOf(state));
}

export async function sayMemo(state: State, text: string): Promise<DeskRefusal | 'disk-full' | null> {
  const contract = openContract(state);
  if (!state.agent || contract === null) return 'not-tracking';
  const memo = memoText(text);
  const refused = await state.agent.deed({ type: 'memo', memo });
  if (!refused) await noteChoice(state, contract, memo);
  return refused;
}

/** Stops for a reason that the desk's machine does not know, at this instant. */
export async function stopBecause(state: State, reason: ViewEnding['reason']): Promise<void> {
  const open = state.agent?.look().machine.desk.open;
  if (!open) return;
  await state.clock.look();
  state.stopped = { contract: open.contract, memo: open.memos.at(-1)?.memo ?? '', at: nowOf(state), reason };
  await stopSession(state);
}

/** T1: another tracker of the same freelancer went on. */
export async function takenOver(state: State, session: DeskSession): Promise<void> {
  state.elsewhere = session;
  await state.agent?.deed({ type: 'takenOver', since: toInstant(session.since) });
  dropShare(state);
}

/** Nothing is shared without a session: the browser's own sign of sharing goes with it. */
export function dropShare(state: State): void {
  state.share?.close();
  state.share = null;
}

export function nowOf({ agent, clock }: State): Instant {
  return agent?.look().machine.time.now ?? clock.reading().wall;
}

function holdShare(state: State, share: Share): void {
  state.share = share;
  share.onEnd(() => {
    if (state.share !== share) return;
    state.share = null;
    void stopBecause(state, 'share-ended');
  });
}

async function noteChoice(state: State, contract: string, memo: string): Promise<void> {
  state.choices = noted(state.choices, contract, memo);
  await state.box.change([{ shelf: 'pages', name: 'choices', value: state.choices }]);
}
