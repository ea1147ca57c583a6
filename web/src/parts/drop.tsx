import { type ReactNode, useId, useRef } from 'react';
import styles from './drop.module.css';

interface DropProps {
  readonly label: string;
  /** What the button shows. */
  readonly face: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that drops down a few choices. The browser's own popover: Escape and a click elsewhere close it. */
export function Drop({ label, face, children }: DropProps) {
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type="button" popoverTarget={id} className={styles.button} aria-label={label}>
        {face}
      </button>
      <div id={id} ref={sheet} popover="auto" className={styles.sheet}>
        {children(() => sheet.current?.hidePopover())}
      </div>
    </>
  );
}
