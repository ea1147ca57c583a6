/** Writes all of a text to standard output, however slow its reader; a reader that has left wants no more. */
export async function print(text: string): Promise<void> {
  const { stdout } = process;
  await new Promise<void>((done, fail) => {
    const end = (fault: (Error & { code?: string }) | null | undefined): void => {
      if (fault && fault.code !== 'EPIPE') fail(fault);
      else done();
    };
    stdout.once('error', end);
    stdout.write(text, end);
  });
}

/** One line on standard error, whatever the text holds. */
export function complain(line: string): void {
  const shown = line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => {
    return `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
  process.stderr.write(`${shown}\n`);
}
