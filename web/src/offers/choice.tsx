import { useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly name: string; readonly says: string }[];
}

/** One of a few, each with what it means. */
export function Choice<Value extends string>({ label, value, onChoose, options }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} data-chosen={option.value === value || undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>
              <strong>{option.name}</strong>
              <span className={styles.optionSays}>{option.says}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
