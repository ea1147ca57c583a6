import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIVES } from '../operations/people/sign-in-lives.ts';

/** `__Host-` binds a cookie to this very host, and works over https alone. */
function nameOf(origin: string): string {
  return origin.startsWith('https:') ? '__Host-stint' : 'stint';
}

export function cookieOf(request: FastifyRequest, origin: string): string | null {
  return request.cookies[nameOf(origin)] ?? null;
}

export function leaveCookie(reply: FastifyReply, origin: string, token: string): void {
  reply.setCookie(nameOf(origin), token, { ...attributes(origin), maxAge: LIVES.browser.seconds });
}

export function takeCookie(reply: FastifyReply, origin: string): void {
  reply.clearCookie(nameOf(origin), attributes(origin));
}

function attributes(origin: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') } as const;
}
