import {
  createCipheriv,
  createDecipheriv,
  createDiffieHellman,
  type DiffieHellman,
  getDiffieHellman,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { type Bus, isBusFault } from '../dbus/ports.ts';
import { plain, variant } from '../dbus/values.ts';

/** As it crosses the bus: `(oayays)`, that is session, parameters, value, content type. */
export type WireSecret = readonly [session: string, parameters: Buffer, value: Buffer, type: string];

/** One session of the Secret Service, under whose key secrets cross the bus. */
export interface Transfer {
  readonly session: string;
  seal(secret: Buffer): WireSecret;
  /** Null where that is not a secret of this session. */
  open(secret: WireSecret): Buffer | null;
}

const TYPE = 'application/octet-stream';
export const SECRETS = 'org.freedesktop.secrets';
export const SERVICE = {
  to: SECRETS,
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
} as const;

/** Encrypted where the keyring can, else in the clear (the bus is its owner's alone). Null where there is no keyring. */
export async function openTransfer(bus: Bus): Promise<Transfer | null> {
  return (await encrypted(bus)) ?? (await inTheClear(bus));
}

/** Diffie-Hellman in the second Oakley group, HKDF with SHA-256 and no salt, AES-128-CBC. */
async function encrypted(bus: Bus): Promise<Transfer | null> {
  const ours = createDiffieHellman(getDiffieHellman('modp2').getPrime(), 2);
  const algorithm = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';
  const opened = await openSession(bus, algorithm, variant('ay', ours.generateKeys()));
  const key = opened === null || !Buffer.isBuffer(opened.output) ? null : sharedKey(ours, opened.output);
  if (opened === null || key === null) return null;
  const { session } = opened;
  return {
    session,
    seal: (secret) => {
      const start = randomBytes(16);
      const cipher = createCipheriv('aes-128-cbc', key, start);
      return [session, start, Buffer.concat([cipher.update(secret), cipher.final()]), TYPE];
    },
    open: ([, start, value]) => {
      try {
        const decipher = createDecipheriv('aes-128-cbc', key, start);
        return Buffer.concat([decipher.update(value), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** Null for a public key that is none: whoever owns the name may send what they like. */
function sharedKey(ours: DiffieHellman, theirs: Buffer): Buffer | null {
  try {
    return Buffer.from(hkdfSync('sha256', ours.computeSecret(theirs), Buffer.alloc(0), Buffer.alloc(0), 16));
  } catch {
    return null;
  }
}

async function inTheClear(bus: Bus): Promise<Transfer | null> {
  const opened = await openSession(bus, 'plain', variant('s', ''));
  if (opened === null) return null;
  const { session } = opened;
  return {
    session,
    seal: (secret) => [session, Buffer.alloc(0), secret, TYPE],
    open: ([, , value]) => value,
  };
}

interface OpenedSession {
  readonly output: unknown;
  readonly session: string;
}

async function openSession(bus: Bus, algorithm: string, input: unknown): Promise<OpenedSession | null> {
  const open = { ...SERVICE, member: 'OpenSession', signature: 'sv', body: [algorithm, input] };
  const answer = await bus.call(open);
  if (isBusFault(answer)) return null;
  const [output, session] = answer;
  return typeof session === 'string' ? { output: plain(output), session } : null;
}
