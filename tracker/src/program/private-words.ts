import type { Status } from '../status-page.ts';

/** What concerns nobody but the freelancer: what was put aside, where the key lies, what a house asks for. */
export function privateWords(status: Status): string[] {
  const { aside, windows, pin, keyKept, spool, waiting } = status;
  return [
    ...windows.map(
      ({ client, title, minutes, asked }) =>
        `${client} · ${title} asks for less privacy than you agreed to (private window ${minutes} → ${asked} min); the panel shows it.`,
    ),
    ...aside.map(
      ({ title, start, code, message }) =>
        `Put aside: ${title} ${start}: ${message} (${code}). Erase it in the panel.`,
    ),
    pin?.changed
      ? 'The house is not the one that is known: nothing is sent until you agree in the panel (house-changed).'
      : '',
    keyKept === 'file'
      ? 'The key of what is kept here lies beside it, in a file: this desktop has no keyring.'
      : '',
    waiting > 0 ? `${sizeOf(spool.bytes)} wait on the disk, ${sizeOf(spool.freeBytes)} are free.` : '',
  ].filter((line) => line !== '');
}

function sizeOf(bytes: number): string {
  const megabytes = bytes / 1000 ** 2;
  return megabytes < 1000 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1000).toFixed(1)} GB`;
}
