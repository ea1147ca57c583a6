import { Button } from '@mantine/core';
import { IconCheck, IconDownload, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import shared from '../recorded/public.module.css';
import { linkOf } from './link.ts';
import styles from './playground.module.css';
import { fileOf, type Story } from './story.ts';

const FILE = 'stint-scenario.json';

/** The story as a link, and as the file that `stint explain` reads. */
export function Share({ story }: { story: Story }) {
  const [copied, copy] = useState<string | null>(null);
  const hash = linkOf(fileOf(story));
  const link = hash === null ? null : `${location.origin}/how#${hash}`;
  return (
    <section className={shared.panel} aria-labelledby="share">
      <h2 id="share">Show it to somebody</h2>
      <div className={styles.share}>
        <Button
          variant="default"
          disabled={link === null}
          leftSection={
            link !== null && copied === link ? (
              <IconCheck size={16} stroke={2} />
            ) : (
              <IconLink size={16} stroke={1.8} />
            )
          }
          onClick={() => {
            if (link === null) return;
            copy(link);
            // Where the clipboard is closed to pages, the field below is there to copy from.
            navigator.clipboard?.writeText(link).catch(() => undefined);
          }}
        >
          Copy a link
        </Button>
        <DownloadButton story={story} />
      </div>
      {link === null && <p className={shared.quiet}>It is too long for a link; the file holds all of it.</p>}
      {copied !== null && link !== null && (
        <input
          className={styles.link}
          readOnly
          aria-label="The link"
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <p className={shared.quiet}>
        The link holds everything after its <code>#</code>, which no browser sends to a server. The file gives
        the same numbers on your own computer: <code>npx stint explain {FILE}</code>
      </p>
    </section>
  );
}

/** The file that `stint explain` reads. */
function DownloadButton({ story }: { story: Story }) {
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.8} />}
      onClick={() => download(story)}
    >
      Download the scenario
    </Button>
  );
}

function download(story: Story): void {
  const text = `${JSON.stringify(fileOf(story), null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: FILE });
  link.click();
  URL.revokeObjectURL(address);
}
