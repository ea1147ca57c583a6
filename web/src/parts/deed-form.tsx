import { Button, Group } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import styles from './deed-form.module.css';
import { Refusal } from './refusal.tsx';

interface DeedFormProps {
  /** The words on the button that does it. */
  readonly deed: string;
  /** The words on the button that leaves it. */
  readonly leave?: string;
  readonly onDeed: () => void;
  readonly onLeave: () => void;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** Shown above the buttons; null where it already stands beside a field. */
  readonly error: unknown;
  readonly children: ReactNode;
}

/** A deed before it is done: what is typed, what follows, the refusal if there is one, and both ways out. */
export function DeedForm({ leave = 'Not now', danger = false, disabled = false, ...props }: DeedFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form in a dialog of another form's page: React would hand the event on.
    event.stopPropagation();
    if (!disabled && !pending) props.onDeed();
  };
  const form = useRef<HTMLFormElement>(null);
  const { pending } = props;
  useEffect(() => focusFirst(form.current), []);
  useEffect(() => (pending ? () => focusFault(form.current) : undefined), [pending]);
  return (
    <form ref={form} onSubmit={submit} onKeyDown={submitByKey} className={styles.form}>
      {props.children}
      <Refusal error={props.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onLeave} data-autofocus={danger || undefined}>
          {leave}
        </Button>
        <Button type="submit" color={danger ? 'red' : ''} loading={pending} disabled={disabled}>
          {props.deed}
        </Button>
      </Group>
    </form>
  );
}

/** What comes into a dialog later than the dialog has the focus from its beginning, as if it had been there first. */
function focusFirst(form: HTMLFormElement | null): void {
  const { activeElement: now } = document;
  if (form?.contains(now) || !form?.closest('[role="dialog"]')?.contains(now)) return;
  form.querySelector<HTMLElement>('[data-autofocus]')?.focus();
}

/** While the deed is done its button cannot have the focus. Refused: the field of the fault has it, or the button again. */
function focusFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (fault) fault.focus();
    else if (document.activeElement === document.body) {
      form?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    }
  });
}

/** Enter in a field of many lines begins a new one; with Ctrl or Cmd it does the deed, as in other programs. */
function submitByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}
