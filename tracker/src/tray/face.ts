import { SKEW_SECONDS } from '../desk/time.ts';
import type { Status } from '../status-page.ts';
import { protectionFaults } from './protection.ts';

/** What the icon shows at a glance: what the clock does, and the one thing beside it that matters most. */
export interface Face {
  readonly clock: 'running' | 'stopped' | 'paused';
  readonly sign: 'none' | 'offline' | 'unprotected' | 'trouble';
}

/** Trouble goes before protection, and protection before being offline, which costs nothing (T6). */
export function faceOf(status: Status): Face {
  return { clock: clockOf(status), sign: signOf(status) };
}

function clockOf({ tracking, paused }: Status): Face['clock'] {
  if (tracking) return 'running';
  return paused ? 'paused' : 'stopped';
}

function signOf(status: Status): Face['sign'] {
  if (troublesOf(status).length > 0) return 'trouble';
  if (protectionFaults(status).length > 0) return 'unprotected';
  return status.line === 'offline' ? 'offline' : 'none';
}

export interface Trouble {
  readonly code: 'disk' | 'house-changed' | 'sign-in' | 'clock-differs' | 'clock-back' | 'unheard';
  readonly words: string;
}

/** What keeps time from being tracked or brought until somebody does something about it; the worst first. */
export function troublesOf(status: Status): Trouble[] {
  return TROUBLES.filter(({ holds }) => holds(status)).map(({ code, words }) => ({
    code,
    words: typeof words === 'string' ? words : words(status),
  }));
}

const HELD_SECONDS = 2;

interface Known {
  readonly code: Trouble['code'];
  readonly words: string | ((status: Status) => string);
  readonly holds: (status: Status) => boolean;
}

const TROUBLES: readonly Known[] = [
  {
    code: 'disk',
    words: ({ disk }) =>
      disk === 'full'
        ? 'The disk is full: nothing is tracked now'
        : 'The tracker cannot write to its folder: nothing is tracked now',
    holds: ({ disk }) => disk !== null,
  },
  {
    code: 'house-changed',
    words: 'The house answers as another one now: nothing is sent to it',
    holds: ({ pin }) => pin?.changed ?? false,
  },
  {
    code: 'sign-in',
    words: 'Sign this tracker in again: everything is kept until then',
    holds: ({ line }) => line === 'sign-in-again',
  },
  {
    code: 'clock-differs',
    words: "Your computer's clock and the house's differ: set yours right",
    holds: ({ skewSeconds }) => Math.abs(skewSeconds) > SKEW_SECONDS,
  },
  {
    code: 'clock-back',
    words: 'Your clock was set back, so tracking waits: no second is counted twice',
    holds: ({ heldSeconds }) => heldSeconds > HELD_SECONDS,
  },
  {
    code: 'unheard',
    words: 'Keys and clicks cannot be heard just now',
    holds: ({ tracking, counting }) => tracking !== null && counting === 'lost',
  },
];
