import { DirectionProvider } from '@mantine/core';
import { LANGUAGES, type Language, languageFor } from '@stint/wire/words/catalogue';
import type { Part } from '@stint/wire/words/parts';
import { type Speaker, speakerOf } from '@stint/wire/words/speaker';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { mine } from '../time/zone-choice.ts';
import { unread, wordsIn } from './reader.ts';
import styles from './spoken.module.css';

/** Speaks to the reader in their language and zone; null until both are known. */
export function useSpeaker(): Speaker | null {
  const { data, isError } = useQuery(unread);
  // Where the house does not say how its reader reads, the browser does.
  const reader = data ?? (isError ? BROWSERS : undefined);
  const { data: words } = useQuery({ ...wordsIn(reader?.language ?? 'en'), enabled: reader !== undefined });
  return useMemo(
    () =>
      reader && words ? speakerOf({ language: reader.language, zone: knownZone(reader.zone) }, words) : null,
    [reader, words],
  );
}

const BROWSERS = { language: languageFor(navigator.languages), zone: mine } as const;

/** The house may know a zone that this browser does not. */
function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}

/** A part of a page in the reader's language, running their way. */
export function InLanguage({
  language,
  className,
  children,
}: {
  language: Language;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { direction } = LANGUAGES[language];
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <div lang={language} dir={direction} className={`${styles.own} ${className ?? ''}`}>
        {children}
      </div>
    </DirectionProvider>
  );
}

/** A sentence: whatever is not ours stands by itself, and turns nothing round. */
export function Sentence({ parts }: { parts: readonly Part[] }) {
  return parts.map(
    ({ says, whose }, place) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of one sentence stay where they are
      whose === 'ours' ? <span key={place}>{says}</span> : <bdi key={place}>{says}</bdi>,
    // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
  );
}
