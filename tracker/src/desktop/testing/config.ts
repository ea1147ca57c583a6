/** The environment that a desktop under test inherits: the path and home, never the tester's own display. */
export const inheritedEnv: Readonly<Record<string, string | undefined>> = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  LANG: 'C.UTF-8',
};
