export type Turns = <Result>(deed: () => Promise<Result>) => Promise<Result>;

/** One deed at a time, in the order asked; one that fails does not stop the next. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (deed) => {
    const turn = last.then(deed);
    last = turn.catch(() => null);
    return turn;
  };
}
