import { Button, FileButton } from '@mantine/core';
import type { Attachment } from '@stint/wire/attachments';
import { LIMITS } from '@stint/wire/limits';
import { useMutation } from '@tanstack/react-query';
import { upload } from '../messages/upload.ts';
import { newId } from '../parts/new-id.ts';
import page from '../parts/page.module.css';
import { Refusal } from '../parts/refusal.tsx';
import styles from './invoices.module.css';

interface LogoFieldProps {
  readonly name: string | null;
  readonly onLogo: (logo: Pick<Attachment, 'id' | 'name'> | null) => void;
  readonly error: string | null;
}

/** A logo: handed in at once, and on the invoices once the particulars are saved. */
export function LogoField({ name, onLogo, error }: LogoFieldProps) {
  const send = useMutation({
    mutationFn: (file: File) => upload(newId(), file, () => {}).done,
    onSuccess: onLogo,
  });
  return (
    <div>
      <div className={styles.logo}>
        <FileButton accept="image/png,image/webp" onChange={(file) => file && send.mutate(file)}>
          {(button) => (
            <Button {...button} variant="default" loading={send.isPending}>
              {name === null ? 'Choose a logo' : 'Choose another logo'}
            </Button>
          )}
        </FileButton>
        {name !== null && (
          <>
            <span>
              <bdi>{name}</bdi>
            </span>
            <Button variant="subtle" color="gray" onClick={() => onLogo(null)}>
              Without a logo
            </Button>
          </>
        )}
      </div>
      <p className={page.small}>
        A PNG or a WebP of at most {LIMITS.logoBytes / 1024} KiB and {LIMITS.logoSide} pixels a side.
      </p>
      {error !== null && <p role="alert">{error}</p>}
      <Refusal error={send.error} compact />
    </div>
  );
}
