import { ScenarioFault } from '@stint/core/explain/reader';
import { fileOf, type ScenarioFile, type Story, storyOf } from './story.ts';

/** A longer one is cut off by mail programs and chats; the file has no such limit. */
export const LINK_CHARACTERS = 24_000;

/** A link that is not opened, and why. */
export interface LinkRefused {
  readonly refused: string;
}

/**
 * The file itself in the part of an address that no browser sends anywhere: JSON as UTF-8 as base64url, after `s=`. Null
 * where it is too long for a link.
 */
export function linkOf(file: ScenarioFile): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const hash = `s=${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  return hash.length > LINK_CHARACTERS ? null : hash;
}

export function linkOfStory(story: Story): string | null {
  return linkOf(fileOf(story));
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
