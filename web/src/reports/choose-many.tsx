import { VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import styles from './controls.module.css';
import fields from './fields.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly under?: string;
}

interface ChooseManyProps {
  /** As in `Contracts`. */
  readonly what: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Some of a list, none of them meaning all. A sheet of the browser's own: Escape and a click elsewhere close it. */
export function ChooseMany({ what, choices, chosen, onChoose }: ChooseManyProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLFieldSetElement>(null);
  const only = choices.find(({ value }) => value === chosen[0])?.label ?? chosen[0];
  const says = chosen.length === 0 ? 'all' : chosen.length === 1 ? only : `${chosen.length} chosen`;
  const toggle = (value: string): void =>
    onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <div>
      <span className={fields.fieldName} id={`${id}-what`}>
        {what}
      </span>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        className={styles.manyButton}
        data-chosen={chosen.length > 0 || undefined}
        aria-labelledby={`${id}-what ${id}-says`}
        disabled={choices.length === 0}
      >
        <bdi id={`${id}-says`}>{says}</bdi>
        <IconChevronDown size={15} stroke={1.8} aria-hidden="true" />
      </button>
      <fieldset
        id={id}
        ref={sheet}
        popover="auto"
        className={styles.sheet}
        onToggle={() => putBelow(button.current, sheet.current)}
      >
        <VisuallyHidden component="legend">{what}</VisuallyHidden>
        <Boxes choices={choices} chosen={chosen} onToggle={toggle} />
        <button
          type="button"
          className={styles.plain}
          onClick={() => onChoose([])}
          disabled={chosen.length === 0}
        >
          All of them
        </button>
      </fieldset>
    </div>
  );
}

interface BoxesProps extends Pick<ChooseManyProps, 'choices' | 'chosen'> {
  readonly onToggle: (value: string) => void;
}

function Boxes({ choices, chosen, onToggle }: BoxesProps) {
  return choices.map(({ value, label, under }) => (
    <label key={value} className={fields.check}>
      <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
      <span>
        <bdi>{label}</bdi>
        {under && <small>{under}</small>}
      </span>
    </label>
  ));
}

/** A popover stands on top of everything, and knows nothing of the button that opened it. */
function putBelow(button: HTMLElement | null, sheet: HTMLElement | null): void {
  if (!button || !sheet) return;
  const { left, bottom } = button.getBoundingClientRect();
  sheet.style.top = `${bottom + 6}px`;
  sheet.style.left = `${Math.max(8, Math.min(left, innerWidth - sheet.offsetWidth - 8))}px`;
}
