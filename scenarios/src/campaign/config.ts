/** Which step of which program is its last: `agent 17`. */
export const killAt = process.env.STINT_KILL_AT ?? '';

/** What is written is written as it is: the control. */
export const plain = process.env.STINT_PLAIN === 'yes';

/** What a program of a campaign hands on to its children. */
export function inherited(): NodeJS.ProcessEnv {
  return { ...process.env };
}
