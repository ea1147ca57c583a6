import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Loaded } from '../parts/loaded.tsx';
import { RadioRow } from '../parts/radio-row.tsx';
import styles from './mail.module.css';
import { sunkMail } from './queries.ts';

type Part = 'text' | 'html';

/** One mail, as its receiver's program shows it: as text, or as a page that can do nothing. */
export function Letter({ name }: { name: string }) {
  const query = useQuery(sunkMail(name));
  const [part, show] = useState<Part>('html');
  return (
    <Loaded query={query} what="the mail" skeleton={<Skeleton h={420} />}>
      {(mail) => (
        <article className={styles.letter} aria-label={mail.subject}>
          <dl className={styles.heads}>
            {(['from', 'to', 'subject', 'date', 'messageId'] as const).map((head) => (
              <Fragment key={head}>
                <dt>{HEADS[head]}</dt>
                <dd dir="auto">{mail[head]}</dd>
              </Fragment>
            ))}
          </dl>
          <RadioRow
            size="xs"
            aria-label="Which part of the mail"
            value={part}
            onChange={(chosen) => show(chosen === 'text' ? 'text' : 'html')}
            data={[
              { value: 'html', label: 'As a page' },
              { value: 'text', label: 'As text' },
            ]}
          />
          {part === 'text' ? (
            <pre className={styles.text} dir="auto">
              <WithLinks text={mail.text} />
            </pre>
          ) : (
            <iframe
              className={styles.frame}
              title={`The mail as a page: ${mail.subject}`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              referrerPolicy="no-referrer"
              srcDoc={caged(mail.html)}
            />
          )}
        </article>
      )}
    </Loaded>
  );
}

const HEADS = { from: 'From', to: 'To', subject: 'Subject', date: 'Date', messageId: 'Message-ID' } as const;

/**
 * Nothing may be loaded, run, sent or framed by it, and no hint to the browser reaches anybody either: of those a policy
 * knows nothing, so whatever could hold one is taken out. A link opens in a tab of its own.
 */
function caged(html: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const one of page.querySelectorAll('link, base, meta, script, iframe, frame, object, embed'))
    one.remove();
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark">`;
  for (const link of page.links) link.target = '_blank';
  return `<!doctype html>${head}${page.documentElement.outerHTML}`;
}

/** Addresses of this very house can be followed; all others are text. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((piece, place) =>
    URL.canParse(piece) && new URL(piece).origin === location.origin ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text stay where they are
      <a key={place} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
