import { Textarea } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { openContractThread, sendMessage } from '@stint/wire/threads';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { useContract, withWhom } from '../contract/context.ts';
import { caretAtEnd } from '../parts/caret-at-end.ts';
import { DeedForm } from '../parts/deed-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { newId } from '../parts/new-id.ts';
import { notice } from '../parts/notice-board.tsx';
import { daysName } from '../time/spoken.ts';
import { addDays } from '../time/zone.ts';
import { whenText } from './words.ts';

interface AskDialogProps {
  readonly week: string;
  /** The starts of the segments that it is about; none: the week. */
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}

/** A message in the contract's conversation. It changes nothing of the week, and often settles it. */
export function AskDialog({ week, chosen, onClose }: AskDialogProps) {
  const { contract, side } = useContract();
  const [id] = useState(newId);
  const [says, setSays] = useState(() => firstWords(week, chosen));
  const send = useMutation({
    mutationFn: async () => {
      const { thread } = await ask(openContractThread, { params: { contract: contract.id } });
      return ask(sendMessage, { params: { thread }, body: { id, says } });
    },
    onSuccess: () => {
      notice('Sent. The answer comes under Messages.');
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={`Ask ${withWhom(contract, side)}`} size="lg">
      <DeedForm
        deed="Send"
        onDeed={() => send.mutate()}
        onLeave={onClose}
        pending={send.isPending}
        disabled={says.trim() === ''}
        error={send.error}
      >
        <Textarea
          label="Message"
          description="It goes into the conversation of this contract. Nothing of the week changes by it, and its clock goes on."
          autosize
          minRows={4}
          maxRows={12}
          maxLength={LIMITS.message}
          value={says}
          onChange={(event) => setSays(event.currentTarget.value)}
          onFocus={caretAtEnd}
          data-autofocus
        />
      </DeedForm>
    </Dialog>
  );
}

const MOST_NAMED = 6;

function firstWords(week: string, chosen: readonly string[]): string {
  if (chosen.length === 0) return `About the week of ${daysName(week, addDays(week, 6))}: `;
  const named = chosen.slice(0, MOST_NAMED).map((start) => whenText(start, 'UTC'));
  const more = chosen.length - named.length;
  return `About ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''} (UTC): `;
}
