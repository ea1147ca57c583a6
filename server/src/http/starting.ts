import type { IncomingMessage, ServerResponse } from 'node:http';
import { letterOf } from '../refusals.ts';
import { isApi } from './headers.ts';

/** What a house that is not open yet, or not any more, says to everybody: 503, and what it does now. */
export function startingAnswer(request: IncomingMessage, response: ServerResponse, doing: string): void {
  const url = request.url ?? '/';
  const machine = isApi(url) || url.startsWith('/healthz') || url.startsWith('/readyz');
  request.resume();
  response.writeHead(503, {
    'content-type': machine ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '2',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  if (!machine) response.end(pageOf(doing));
  else if (isApi(url)) response.end(JSON.stringify(letterOf({ refused: 'starting', fault: doing })));
  else response.end(JSON.stringify({ status: 'starting', doing }));
}

function pageOf(doing: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="1">
<title>Stint</title><h1>One moment</h1><p>${doing.replace(/[<&]/g, '')}</p></html>`;
}
