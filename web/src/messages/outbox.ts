import type { Attachment } from '@stint/wire/attachments';
import type { Body } from '@stint/wire/route';
import { type Message, sendMessage } from '@stint/wire/threads';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { ask } from '../api/house.ts';
import { keepUnsent, keptUnsent } from './kept.ts';
import { messagePages, withMessage } from './queries.ts';
import { THREADS } from './unread.ts';

export type Letter = Body<typeof sendMessage>;

/** A message on its way; `error`: why it has not arrived, null while it may. */
export interface Outgoing {
  readonly letter: Letter;
  readonly files: readonly Attachment[];
  readonly error: unknown;
}

const boxes = new Map<string, readonly Outgoing[]>();
const listeners = new Set<() => void>();
const NOTHING: readonly Outgoing[] = [];

/**
 * What of a thread is on its way to the house, and what did not arrive: that stays, with its id, until it is sent again or
 * thrown away, also over a reload; or until it turns out among `messages` that it has arrived, and only the answer was lost.
 */
export function useOutbox(person: string, thread: string, messages: readonly Pick<Message, 'id'>[]) {
  const client = useQueryClient();
  const place = `${person}:${thread}`;
  const box = useSyncExternalStore(listen, () => boxOf(place));
  const outgoing = useMemo(() => notArrived(box, messages), [box, messages]);
  useEffect(() => {
    if (outgoing.length < box.length) change(place, outgoing);
  }, [place, box, outgoing]);
  const send = useCallback(
    (letter: Letter, files: readonly Attachment[]) =>
      post(client, place, thread, { letter, files, error: null }),
    [client, place, thread],
  );
  const drop = useCallback((id: string) => without(place, id), [place]);
  return { outgoing, send, drop };
}

/** What is not yet among the messages of the thread. */
export function notArrived(
  box: readonly Outgoing[],
  messages: readonly Pick<Message, 'id'>[],
): readonly Outgoing[] {
  const arrived = new Set(messages.map(({ id }) => id));
  return box.some(({ letter }) => arrived.has(letter.id))
    ? box.filter(({ letter }) => !arrived.has(letter.id))
    : box;
}

async function post(client: QueryClient, place: string, thread: string, one: Outgoing): Promise<void> {
  put(place, one);
  try {
    const message = await ask(sendMessage, { params: { thread }, body: one.letter });
    client.setQueryData(messagePages(thread).queryKey, (data) => data && withMessage(data, message));
    without(place, one.letter.id);
    void client.invalidateQueries({ queryKey: [THREADS] });
  } catch (error) {
    put(place, { ...one, error });
  }
}

function boxOf(place: string): readonly Outgoing[] {
  const known = boxes.get(place);
  if (known) return known;
  const left = keptUnsent(place).map((one) => ({ ...one, error: LEFT }));
  boxes.set(place, left.length === 0 ? NOTHING : left);
  return boxes.get(place) ?? NOTHING;
}

/** The page was left before it was known what became of it. */
const LEFT = new Error('not known');

function put(place: string, one: Outgoing): void {
  const others = boxOf(place);
  const known = others.some(({ letter }) => letter.id === one.letter.id);
  change(
    place,
    known ? others.map((each) => (each.letter.id === one.letter.id ? one : each)) : [...others, one],
  );
}

function without(place: string, id: string): void {
  change(
    place,
    boxOf(place).filter(({ letter }) => letter.id !== id),
  );
}

function change(place: string, box: readonly Outgoing[]): void {
  boxes.set(place, box);
  keepUnsent(
    place,
    box.map(({ letter, files }) => ({ letter, files })),
  );
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
