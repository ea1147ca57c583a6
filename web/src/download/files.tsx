import {
  IconBrandApple,
  IconBrandDebian,
  IconBrandWindows,
  IconDownload,
  IconTerminal2,
  IconWorld,
} from '@tabler/icons-react';
import styles from './download.module.css';
import { inOrderFor, kindOf, type System } from './systems.ts';
import { Tested } from './tested.tsx';
import {
  type DownloadFile,
  type DownloadOffer,
  hashWords,
  inGroups,
  megabytes,
  testedWhere,
} from './words.ts';

interface FilesProps {
  readonly offer: DownloadOffer;
  readonly system: System;
  /** More are being made. */
  readonly making: string | null;
}

/** Every file with what it is for, its size and its hash; and the tracker that needs no file. */
export function Files({ offer, system, making }: FilesProps) {
  return (
    <section aria-labelledby="files" className={styles.block}>
      <h2 id="files">Every system</h2>
      <ul className={styles.files}>
        {inOrderFor(system, offer.files).map((file) => (
          <FileRow key={file.name} file={file} />
        ))}
        <li>
          <IconWorld size={26} stroke={1.4} className={styles.fileIcon} aria-hidden="true" />
          <div className={styles.fileWords}>
            <strong>In your browser</strong>
            <span className={styles.quiet}>nothing to install; shares a screen that you choose</span>
          </div>
          <Tested where="in Chromium" />
          <a href="/track" className={styles.get}>
            Open
          </a>
        </li>
      </ul>
      {making !== null && (
        <p className={styles.quiet} role="status">
          More packages are on their way: {making}.
        </p>
      )}
    </section>
  );
}

function FileRow({ file }: { file: DownloadFile }) {
  const { says, detail } = kindOf(file);
  const Icon = iconOf(file);
  return (
    <li>
      <Icon size={26} stroke={1.4} className={styles.fileIcon} aria-hidden="true" />
      <div className={styles.fileWords}>
        <strong>{says}</strong>
        <span className={styles.quiet}>
          {detail} · {megabytes(file.bytes)}
        </span>
        <details>
          <summary>SHA-256</summary>
          <code className={styles.hash}>{inGroups(file.sha256)}</code>
          <span className={styles.quiet}>
            compare with <code>{hashWords(file)}</code>
          </span>
        </details>
      </div>
      <Tested where={testedWhere(file)} />
      <a href={file.address} download={file.name} className={styles.get} aria-label={`Download for ${says}`}>
        <IconDownload size={18} stroke={1.7} aria-hidden="true" />
      </a>
    </li>
  );
}

function iconOf({ platform, form }: DownloadFile) {
  if (platform === 'win32-x64') return IconBrandWindows;
  if (platform.startsWith('darwin')) return IconBrandApple;
  return form === 'deb' ? IconBrandDebian : IconTerminal2;
}
