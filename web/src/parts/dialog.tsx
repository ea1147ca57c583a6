import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

interface DialogProps extends Omit<ModalProps, 'opened'> {
  /** Missing where the dialog is there only while it is open. */
  readonly opened?: boolean;
}

/** A dialog that, closed or gone, gives the focus back to what had it when it was opened. */
export function Dialog({ opened = true, ...props }: DialogProps) {
  useFocusGivenBack();
  return <Modal opened={opened} closeButtonProps={{ 'aria-label': 'Close' }} {...props} />;
}

/** The library gives it back when a dialog closes; one that goes away while it is open, it forgets. */
function useFocusGivenBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
