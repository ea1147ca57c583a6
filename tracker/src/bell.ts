/** Something that can be waited for with a limit, and rung to end the wait. */
export interface Bell {
  ring(): void;
  /** Resolves after `seconds`, at the next ring, or at once when it was rung since the last wait. */
  wait(seconds: number): Promise<void>;
}

export function bell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (seconds) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = null;
      rung = false;
    },
  };
}
