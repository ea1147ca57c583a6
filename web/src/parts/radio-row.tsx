import { useId } from 'react';
import styles from './radio-row.module.css';

interface RadioRowProps<Value extends string> {
  readonly 'aria-label': string;
  readonly value: Value;
  readonly data: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly size?: 'xs' | 'sm';
  readonly fullWidth?: boolean;
}

/**
 * One of a few, side by side. The browser's own radio buttons: which one is chosen is drawn by style alone, so that
 * nothing is measured before the page can be painted.
 */
export function RadioRow<Value extends string>({
  value: chosen,
  data,
  onChange,
  size = 'sm',
  fullWidth = false,
  ...named
}: RadioRowProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      className={styles.row}
      data-size={size}
      data-wide={fullWidth || undefined}
      {...named}
    >
      {data.map(({ value, label }) => (
        <label key={value} className={styles.one}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
