import { isIP } from 'node:net';
import { isLoopback } from '../loopback.ts';

/** The names that a house answers to. */
export interface Hosts {
  /** STINT_HOST */
  readonly host: string;
  /** STINT_ORIGIN, when a proxy stands before the house. */
  readonly origin: string | null;
}

/**
 * The origin under which an asker reached us, from its Host header; null when that is no name of ours. A page that
 * made its own name point here (DNS rebinding) is turned away, and no link is built from a name that somebody made up.
 */
export function originOf(asked: string | undefined, localAddress: string, hosts: Hosts): string | null {
  if (asked === undefined || !/^[a-z0-9.:[\]-]+$/i.test(asked) || !URL.canParse(`http://${asked}`))
    return null;
  const { host, hostname, origin } = new URL(`http://${asked}`);
  if (hosts.origin !== null && host === new URL(hosts.origin).host) return hosts.origin;
  // Any port: it may be reached through a tunnel. These names cannot be made to point elsewhere.
  if (isLoopback(hostname)) return origin;
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (bare === hosts.host.toLowerCase()) return origin;
  // The address that the connection came in on, where the house listens on all of them.
  return isIP(bare) !== 0 && bare === localAddress.replace(/^::ffff:/, '') ? origin : null;
}

/** Whether a browser says that another site's page asks. Programs send neither header and have no cookie to abuse. */
export function isOtherSite(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  origin: string,
): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && headers.origin !== origin;
}
