import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from './house.ts';

/** What one guess costs. Memory in KiB; written into every hash, so that it can be raised later. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's Argon2id floor is 19 MiB and two passes; this is 46 MiB, about 60 ms of one core. */
export const PASSWORD_COST: PasswordCost = { memory: 47_104, passes: 2, lanes: 1 };

/** Argon2id in the PHC string format. */
export async function hashPassword(
  password: string,
  random: Pick<Random, 'bytes'>,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string> {
  const salt = random.bytes(SALT_BYTES);
  const tag = await digest(password, salt, cost, TAG_BYTES);
  const parts = `m=${cost.memory},t=${cost.passes},p=${cost.lanes}`;
  return `$argon2id$v=19$${parts}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Whether the password is the one of `hash`. Where there is no hash (nobody has that e-mail) it works just as long
 * and says no, so that the answer's time does not tell who has a sign-in here (TH-W11).
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, lanes, salt = '', tag = ''] = PHC.exec(hash ?? NOBODYS) ?? [];
  if (tag === '') throw new Error('a password hash that is none');
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const expected = Buffer.from(tag, 'base64');
  const actual = await digest(password, Buffer.from(salt, 'base64'), cost, expected.length);
  return timingSafeEqual(actual, expected) && hash !== null;
}

function digest(password: string, salt: Buffer, cost: PasswordCost, bytes: number): Promise<Buffer> {
  return derive('argon2id', {
    message: password.normalize('NFC'), // the same letters typed on another keyboard
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: bytes,
    memory: cost.memory,
    passes: cost.passes,
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

const derive = promisify(argon2);
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;
const NOBODYS = `$argon2id$v=19$m=${PASSWORD_COST.memory},t=${PASSWORD_COST.passes},p=${PASSWORD_COST.lanes}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
