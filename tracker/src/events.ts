import { addressOf, type ClientOptions } from '@stint/wire/client';
import { diaryEvents } from '@stint/wire/diary';

/**
 * Listens to a contract's event stream until it ends or `stop` is called: `onEvent` for every event, and once when
 * the stream begins, for what was told before is not told again. A hint only: the truth is asked for.
 */
export async function listen(
  client: ClientOptions,
  contract: string,
  stop: AbortSignal,
  onEvent: () => void,
): Promise<void> {
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${client.token ?? ''}` };
  const address = client.house + addressOf(diaryEvents, { contract });
  const response = await client.fetch(address, { headers, signal: stop }).catch(() => null);
  if (!response?.ok || !response.body) return;
  onEvent();
  let rest = '';
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = (lines.pop() ?? '').slice(-MOST);
      if (lines.some((line) => line.startsWith('data:'))) onEvent();
    }
  } catch {
    // A stream that breaks off is one that ended: whoever listens comes back.
  }
}

/** Longer than any line of the house's. */
const MOST = 65_536;
