/** A bug in what somebody asked for, which ends that and nothing else: whoever reads the tracker's log learns of it. */
export function sayBug(bug: unknown): void {
  const words = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  process.stderr.write(`A bug of the tracker: ${words}\n`);
}
