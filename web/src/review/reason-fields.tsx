import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DISPUTE_REASONS } from '@stint/core/dispute';
import { LIMITS } from '@stint/wire/limits';
import type { ReviewEntry } from '@stint/wire/review';
import { useZone } from '../time/zone-choice.ts';
import { type Because, type Reasons, reasonOf } from './because.ts';
import styles from './dialogs.module.css';
import { keyOf } from './groups.ts';
import { foretold, REASON_WORDS, whenText } from './words.ts';

interface ReasonFieldsProps {
  readonly chosen: readonly ReviewEntry[];
  readonly reasons: Reasons;
  readonly onChange: (reasons: Reasons) => void;
}

const OPTIONS = DISPUTE_REASONS.map((value) => ({ value, label: REASON_WORDS[value] }));

/** One reason for all, or one of its own for a line; beside each what its verdict foretells (D2). */
export function ReasonFields({ chosen, reasons, onChange }: ReasonFieldsProps) {
  const { all } = reasons;
  return (
    <>
      <NativeSelect
        label={chosen.length === 1 ? 'Why?' : 'Why? For all of them'}
        description="The freelancer reads it."
        data={[{ value: '', label: 'Choose a reason', disabled: true }, ...OPTIONS]}
        value={all.reason ?? ''}
        onChange={(event) =>
          onChange({ ...reasons, all: { ...all, reason: reasonFrom(event.currentTarget.value) } })
        }
        data-autofocus
      />
      <Textarea
        label={all.reason === 'other' ? 'What is it?' : 'Words beside it, if you like'}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={LIMITS.reason}
        required={all.reason === 'other'}
        value={all.says}
        onChange={(event) => onChange({ ...reasons, all: { ...all, says: event.currentTarget.value } })}
      />
      <div className={styles.lines}>
        <p className={styles.caption}>
          What the verdict that you both can see foretells if it is contested (D2)
        </p>
        <ul>
          {chosen.map((entry) => (
            <Line
              key={keyOf(entry)}
              entry={entry}
              single={chosen.length === 1}
              reasons={reasons}
              onChange={onChange}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

interface LineProps {
  readonly entry: ReviewEntry;
  /** It is the only one: the reason above is its own. */
  readonly single: boolean;
  readonly reasons: Reasons;
  readonly onChange: (reasons: Reasons) => void;
}

function Line({ entry, single, reasons, onChange }: LineProps) {
  const { zone } = useZone();
  const key = keyOf(entry);
  const own = reasons.own.get(key);
  const when = whenText(entry.start, zone);
  const put = (because: Because | null) => {
    const others = new Map(reasons.own);
    if (because) others.set(key, because);
    else others.delete(key);
    onChange({ ...reasons, own: others });
  };
  return (
    <li>
      <p>
        <strong>{when}</strong>
        <span>{entry.memo || 'no memo'}</span>
        <small>{foretold(entry)}</small>
      </p>
      {!single && (
        <NativeSelect
          size="xs"
          aria-label={`Reason for ${when}`}
          data={[{ value: '', label: 'As for all' }, ...OPTIONS]}
          value={own?.reason ?? ''}
          onChange={({ currentTarget: { value } }) =>
            put(value === '' ? null : { says: reasonOf(reasons, entry).says, reason: reasonFrom(value) })
          }
        />
      )}
      {own && (
        <TextInput
          size="xs"
          aria-label={`Words for ${when}`}
          placeholder={own.reason === 'other' ? 'What is it?' : 'Words beside it, if you like'}
          maxLength={LIMITS.reason}
          value={own.says}
          onChange={(event) => put({ ...own, says: event.currentTarget.value })}
        />
      )}
    </li>
  );
}

function reasonFrom(value: string) {
  return DISPUTE_REASONS.find((reason) => reason === value) ?? null;
}
