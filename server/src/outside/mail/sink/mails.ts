import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** Where the sink keeps the mails that it took: a folder of messages as they came. */
export interface MailSink {
  /** The newest first. */
  list(): Promise<SunkMail[]>;
  /** Null where there is none of this name. */
  read(name: string): Promise<SunkMail | null>;
}

/** A mail as its receiver's program would read it. */
export interface SunkMail {
  /** `00000012`: how many came before it. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly messageId: string;
  /** The address of List-Unsubscribe, without its brackets; null where there is none. */
  readonly turnOff: string | null;
  readonly text: string;
  readonly html: string;
}

const MOST_KEPT = 300;
const NAME = /^\d{8}$/;

export function mailSink(folder: string): MailSink {
  const read = async (name: string): Promise<SunkMail | null> => {
    if (!NAME.test(name)) return null;
    const bytes = await readFile(join(folder, `${name}.eml`)).catch(() => null);
    return bytes ? parsed(name, bytes) : null;
  };
  return {
    read,
    list: async () => {
      const mails = await Promise.all((await namesIn(folder)).reverse().slice(0, MOST_SHOWN).map(read));
      // Several are sent at a time: they come in any order, and are read by their own dates.
      return mails
        .filter((mail) => mail !== null)
        .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
    },
  };
}

/** Keeps one more, and forgets what is too old. Called by one process, one after the other. */
export async function keepMail(folder: string, bytes: Uint8Array): Promise<void> {
  const names = await namesIn(folder);
  const name = String(Number(names.at(-1) ?? '0') + 1).padStart(8, '0');
  const fresh = join(folder, `${name}.new`);
  await writeFile(fresh, bytes, { mode: 0o600 });
  await rename(fresh, join(folder, `${name}.eml`));
  for (const old of names.slice(0, Math.max(0, names.length + 1 - MOST_KEPT))) {
    await rm(join(folder, `${old}.eml`), { force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.slice(0, -'.eml'.length))
    .filter((name) => NAME.test(name))
    .sort();
}

async function parsed(name: string, bytes: Uint8Array): Promise<SunkMail> {
  const mail = await PostalMime.parse(bytes);
  const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
  return {
    name,
    from: sayAddress(mail.from),
    to: (mail.to ?? []).map(sayAddress).join(', '),
    subject: mail.subject ?? '',
    date: mail.date ?? '',
    messageId: mail.messageId ?? '',
    turnOff: header === undefined ? null : header.replace(/^<|>$/g, ''),
    text: mail.text ?? '',
    html: mail.html ?? '',
  };
}

function sayAddress(
  address: { name?: string | undefined; address?: string | undefined } | undefined,
): string {
  if (!address) return '';
  return address.name ? `${address.name} <${address.address ?? ''}>` : (address.address ?? '');
}

const MOST_SHOWN = 100;
