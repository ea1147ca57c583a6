import type { Environment } from '../environment.ts';

/** However large a picture is, libvips has no file of its own for it. */
export function deepInMemory(env: Environment): NodeJS.ProcessEnv {
  return { ...env, VIPS_DISC_THRESHOLD: '64g' };
}
