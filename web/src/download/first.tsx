import { Button } from '@mantine/core';
import { IconDownload, IconPlayerPlay } from '@tabler/icons-react';
import { Copied } from './copy.tsx';
import download from './download.module.css';
import styles from './first.module.css';
import { fits, inOrderFor, isArm, kindOf, SYSTEM_NAMES, type System } from './systems.ts';
import { Tested } from './tested.tsx';
import { type DownloadOffer, installWords, megabytes, testedWhere } from './words.ts';

/** What the reader most likely came for, and the three steps until it tracks. */
export function First({ offer, system }: { offer: DownloadOffer; system: System }) {
  const arm = isArm(navigator.userAgent);
  const [file, second] = inOrderFor(system, offer.files).filter((each) => fits(each, system, arm));
  if (!file) return <InTheBrowser system={system} />;
  return (
    <section className={styles.first} aria-label={`For ${SYSTEM_NAMES[system]}`}>
      <div className={styles.firstFile}>
        <p className={styles.eyebrow}>
          For {SYSTEM_NAMES[system]} <Tested where={testedWhere(file)} />
        </p>
        <h2>{kindOf(file).says}</h2>
        <p className={download.quiet}>
          Version {offer.version} · {megabytes(file.bytes)} · {kindOf(file).detail}
        </p>
        <Button
          component="a"
          href={file.address}
          download={file.name}
          size="md"
          leftSection={<IconDownload size={19} stroke={1.8} aria-hidden="true" />}
        >
          Download
        </Button>
        {second && (
          <a className={styles.second} href={second.address} download={second.name}>
            or for {kindOf(second).says} ({megabytes(second.bytes)})
          </a>
        )}
        {!file.tested && <Untested />}
      </div>
      <Steps words={installWords(file)} system={system} />
    </section>
  );
}

/** From the file to the first segment. `words`: how it is installed, where that is typed. */
function Steps({ words, system }: { words: string | null; system: System }) {
  return (
    <ol className={styles.steps}>
      <li>
        <strong>Install it</strong>
        {words !== null && <span>In the folder of the download:</span>}
        {words === null ? (
          <span>Unpack the folder to where it shall stay, and run install.cmd in it.</span>
        ) : (
          <Copied words={words} label="Copy the command" />
        )}
      </li>
      <li>
        <strong>Open Stint from your menu</strong>
        <span>It asks which house you work for. This one is</span>
        <Copied words={location.origin} label="Copy this house's address" />
        {system === 'linux' && (
          <a href={`stint-tracker:${location.origin}`} className={styles.open}>
            <IconPlayerPlay size={15} stroke={1.8} aria-hidden="true" /> Open it with this house
          </a>
        )}
      </li>
      <li>
        <strong>Approve its code here</strong>
        <span>Then choose a contract, say what you work on, and press Start.</span>
      </li>
    </ol>
  );
}

function Untested() {
  return (
    <p className={styles.untested}>
      Built from the same sources as the tested one for Linux, and never run on this system yet: please expect
      faults, and keep an eye on what it counts. The tracker <a href="/track">in your browser</a> is tested in
      Chromium.
    </p>
  );
}

function InTheBrowser({ system }: { system: System }) {
  return (
    <section className={styles.first} aria-label={`For ${SYSTEM_NAMES[system]}`}>
      <div className={styles.firstFile}>
        <p className={styles.eyebrow}>For {SYSTEM_NAMES[system]}</p>
        <h2>{system === 'phone' ? 'Open this page on your computer' : 'Track in this browser'}</h2>
        <p className={download.quiet}>
          {system === 'phone'
            ? 'Work is tracked where it is done: on a computer with a desktop.'
            : 'There is no package for it here. The tracker in the browser needs no installation.'}
        </p>
        {system !== 'phone' && (
          <Button component="a" href="/track" size="md">
            Open the browser tracker
          </Button>
        )}
      </div>
    </section>
  );
}
