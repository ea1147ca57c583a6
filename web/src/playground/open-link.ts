import { ScenarioFault } from '@stint/core/explain/reader';
import { LINK_CHARACTERS } from './link.ts';
import { type Story, storyOf } from './story.ts';

/** A link that is not opened, and why. */
export interface LinkRefused {
  readonly refused: string;
}

/** Reads a link as strictly as `stint explain` reads a file. */
export function openLink(hash: string): Story | LinkRefused {
  if (hash.length > LINK_CHARACTERS) return { refused: 'It is longer than any link that is made here.' };
  const [, packed] = /^s=([\w-]+)$/.exec(hash) ?? [];
  if (packed === undefined) return { refused: 'It does not have the form of one.' };
  const value = unpacked(packed);
  if (value === undefined) return { refused: 'What is in it cannot be read: a part of it may be missing.' };
  try {
    return storyOf(value);
  } catch (fault) {
    if (fault instanceof ScenarioFault) return { refused: `In it, ${fault.message}.` };
    throw fault;
  }
}

/** Undefined where it is no JSON. */
function unpacked(packed: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
