import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Hosts } from './origin.ts';

/**
 * What every answer says to a browser: nothing from elsewhere, in nobody's frame, and of the API nothing is kept
 * (TH-W17, TH-W18).
 */
export async function addHeaders(app: FastifyInstance, { origin }: Hosts): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: origin?.startsWith('https:') ? { maxAge: YEAR_SECONDS } : false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', POWERS);
    if (isApi(request.url)) reply.header('cache-control', 'no-store');
    // The address is the secret: it is told to nobody that the page links to, and stands in no index.
    if (isSecretAddress(request.url)) {
      reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow');
    }
  });
}

/** However its letters are written: `/%61pi` is the API too. */
export function isApi(url: string): boolean {
  return /^\/api(\/|\?|$)/.test(plain(url));
}

function isSecretAddress(url: string): boolean {
  return /^(\/api\/v1)?\/(shared|calendar)\//.test(plain(url));
}

function plain(url: string): string {
  return url.replace(/%[0-9a-f]{2}/gi, (code) => asciiOf(code));
}

function asciiOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code.slice(1), 16));
}

const YEAR_SECONDS = 31_536_000;
/** What a page may ask its reader for: the tracker at /track what to share, and whether somebody is there. */
const POWERS =
  'display-capture=(self), idle-detection=(self), camera=(), microphone=(), geolocation=(), usb=(), serial=(), bluetooth=()';
const POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};
