import { type Attachment, type FileType, readAttachment } from '@stint/wire/attachments';
import { addressOf } from '@stint/wire/client';
import {
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPhoto,
  IconPresentation,
} from '@tabler/icons-react';
import styles from './files.module.css';
import { sizeOf } from './size.ts';

/** A file that hangs on something: it is saved, and never opened in place. */
export function FileChip({ file }: { file: Attachment }) {
  return (
    <a
      href={addressOf(readAttachment, { attachment: file.id })}
      download={file.name}
      className={styles.chip}
      title={`Save ${file.name}`}
    >
      <FileIcon type={file.type} />
      <bdi className={styles.name}>{file.name}</bdi>
      <span className={styles.size}>{sizeOf(file.bytes)}</span>
    </a>
  );
}

export function FileIcon({ type }: { type: FileType | null }) {
  const Icon = iconOf(type ?? 'text/plain');
  return <Icon size={18} stroke={1.6} aria-hidden="true" className={styles.icon} />;
}

function iconOf(type: FileType) {
  if (type.startsWith('image/')) return IconPhoto;
  if (type === 'application/pdf') return IconFileTypePdf;
  if (type === 'application/zip') return IconFileZip;
  if (/sheet$|csv$/.test(type)) return IconFileSpreadsheet;
  return type.endsWith('presentation') ? IconPresentation : IconFileText;
}
