import type { Instant } from '@stint/core/instant';
import { labelNow, refuseLabel } from '@stint/tracker/desk/label';
import { standingOf } from '@stint/tracker/desk/standing';
import { SKEW_SECONDS } from '@stint/tracker/desk/time';
import { memoText } from '@stint/tracker/record';
import type { DeskSession } from '@stint/wire/desk';
import { askShare, type Share, type ShareRefusal } from '../see/share.ts';
import type { AgentRefusal } from './agent.ts';
import { picturesWanted, takesPictures } from './agreements.ts';
import { noted } from './choices.ts';
import { keeping } from './keeping.ts';
import { contractOf, openContract, type State } from './state.ts';
import type { ViewEnding } from './view.ts';

/** Why it did not start; a session: another tracker of yours runs it, and may be taken over from. */
export type StartRefusal = AgentRefusal | ShareRefusal | 'clock-differs' | 'no-webp' | DeskSession;

/** Must be called in a click: it asks what to share, where the terms want pictures. */
export async function startSession(
  state: State,
  wanted: { readonly contract: string; readonly memo: string; readonly label?: string | null },
  takeOver: boolean,
): Promise<StartRefusal | null> {
  const { agent } = state;
  const contract = contractOf(state, wanted.contract);
  if (!agent || !contract) return 'no-such-contract';
  await state.clock.look();
  const standing = standingOf(contract, nowOf(state));
  if (standing !== 'active') return standing;
  const { label = null } = wanted;
  // Before the browser asks what to share: nothing would come of it.
  const wrong = refuseLabel(contract, label);
  if (wrong) return wrong;
  if (Math.abs(state.clock.skewSeconds) > SKEW_SECONDS) return 'clock-differs';
  if (takesPictures(picturesWanted(state.agreements, contract.id, contract)) && !state.share) {
    if (!state.makesWebp) return 'no-webp';
    const share = await askShare();
    if (typeof share === 'string') return share;
    holdShare(state, share);
  }
  const asks = !takeOver && state.line === 'online' && !openContract(state);
  const other = asks ? await state.deskSessions.look() : null;
  if (other) return other;
  const memo = memoText(wanted.memo);
  const refused = await agent.deed({ type: 'start', contract: contract.id, memo, label });
  if (refused) {
    if (!openContract(state)) dropShare(state);
    return refused;
  }
  state.stopped = null;
  state.untouched.started();
  await noteChoice(state);
  // It runs; that the house hears of it need not be waited for (T6).
  if (state.line === 'online') void meet(state, takeOver);
  return null;
}

export async function stopSession(state: State): Promise<void> {
  await state.clock.look();
  await state.agent?.deed({ type: 'stop' });
  dropShare(state);
  state.deskSessions.follow(null);
}

/** `label` missing: it stays. */
export async function sayMemo(
  state: State,
  text: string,
  label?: string | null,
): Promise<AgentRefusal | null> {
  if (!state.agent) return 'not-tracking';
  const memo = memoText(text);
  const said = { type: 'memo', memo, ...(label !== undefined && { label }) } as const;
  const refused = await state.agent.deed(said);
  if (!refused) await noteChoice(state);
  return refused;
}

/** Stops for a reason that the desk's machine does not know, at this instant. */
export async function stopBecause(state: State, reason: ViewEnding['reason']): Promise<void> {
  const open = state.agent?.look().machine.desk.open;
  if (!open) return;
  await state.clock.look();
  const said = { memo: open.memos.at(-1)?.memo ?? '', label: labelNow(open) };
  state.stopped = { contract: open.contract, ...said, at: nowOf(state), reason };
  await stopSession(state);
}

/** T1: says that its session runs, or hears of one that runs elsewhere. `takeOver`: asked for by the freelancer. */
export async function meet(state: State, takeOver = false): Promise<void> {
  const { agent, deskSessions } = state;
  const open = agent?.look().machine.desk.open;
  if (!agent || !open) {
    if (state.signedIn) await deskSessions.look();
    return;
  }
  const since = await deskSessions.announce(open, takeOver);
  // Only of the session that was told of: by now it may have ended, and another have begun.
  if (since === null || agent.look().machine.desk.open?.start !== open.start) return;
  await agent.deed({ type: 'takenOver', since });
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

/** What was begun or said is offered again at the next Start. */
async function noteChoice(state: State): Promise<void> {
  const open = state.agent?.look().machine.desk.open;
  if (!open) return;
  const memo = open.memos.at(-1)?.memo ?? '';
  state.choices = noted(state.choices, open.contract, memo, labelNow(open));
  await keeping(state, () => state.box.change([{ shelf: 'pages', name: 'choices', value: state.choices }]));
}
