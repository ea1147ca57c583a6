import { IconShieldCheck } from '@tabler/icons-react';
import styles from './download.module.css';
import { type DownloadOffer, inGroups } from './words.ts';

/** Whose word these files are, and what that is worth. */
export function Verify({ offer }: { offer: DownloadOffer }) {
  const { signer, keyFingerprint, issuedAt, expiresAt } = offer;
  return (
    <section aria-labelledby="verify" className={`${styles.block} ${styles.verify}`}>
      <IconShieldCheck size={28} stroke={1.4} aria-hidden="true" />
      <div>
        <h2 id="verify">How to be sure of it</h2>
        <p>
          Sizes and hashes stand in <a href="/downloads/manifest.json">one signed list</a>, signed{' '}
          {day(issuedAt)} and good until {day(expiresAt)}. An installed tracker takes a newer version only if
          that list carries the signature of the key it was built with, is no older than what it has seen, and
          every byte fits. It tells you; it never installs by itself.
        </p>
        <p>
          {signer === 'release'
            ? 'The key is kept away from this house: even who breaks in here cannot sign.'
            : 'The key is this house’s own. So the first download is as trustworthy as this page; from then on nobody else can give your tracker another one.'}{' '}
          Ask your operator to read you its fingerprint:
        </p>
        <code className={styles.hash}>{inGroups(keyFingerprint)}</code>
      </div>
    </section>
  );
}

/** With its year: a list may hold for longer than one. */
function day(instant: string): string {
  return new Date(instant).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
