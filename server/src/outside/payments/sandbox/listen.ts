import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Page } from './checkout.ts';
import type { Letter, Reply } from './counter.ts';
import { FAULT_HEADER } from './faults.ts';
import { htmlOf } from './page.ts';

const MAX_BODY_BYTES = 64 * 1024;

/** The line to the counter: HTTP in Stripe's manner. `GET /` tells without a key which sandbox answers here. */
export function lineTo(counter: (letter: Letter) => Reply, name: string): RequestListener {
  return (req, res) => {
    serve(req, res, counter, name).catch((error: unknown) => {
      // Something broke that no test asked for: say so, as the far side of a broken processor would see it.
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      send(res, 500, { error: { type: 'api_error', message: 'The sandbox broke.' } });
    });
  };
}

async function serve(
  req: IncomingMessage,
  res: ServerResponse,
  counter: (letter: Letter) => Reply,
  name: string,
): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://sandbox');
  if (url.pathname === '/') return send(res, 200, { object: 'sandbox', name });
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    return send(res, 413, { error: { type: 'invalid_request_error', message: 'Too large.' } });
  }
  const body = await text(req);
  const {
    status,
    body: said,
    isReplayed,
    fault,
    page,
  } = counter({
    method: req.method ?? 'GET',
    path: url.pathname,
    form: req.method === 'POST' ? new URLSearchParams(body) : url.searchParams,
    bearer: (req.headers.authorization ?? '').replace(/^Bearer /, ''),
    idempotencyKey: headerOf(req, 'idempotency-key'),
    fault: headerOf(req, FAULT_HEADER),
  });
  if (fault?.kind === 'drop-answer') return void req.socket.destroy();
  if (isReplayed) res.setHeader('idempotent-replayed', 'true');
  if (fault?.kind === 'delay') await new Promise((later) => setTimeout(later, fault.milliseconds));
  if (page) return show(res, page);
  send(res, status, said);
}

function show(res: ServerResponse, page: Page): void {
  if (page.goTo !== undefined) return void res.writeHead(303, { location: page.goTo }).end();
  res.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8' }).end(htmlOf(page));
}

function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function send(res: ServerResponse, status: number, body: unknown): void {
  if (!res.headersSent)
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
