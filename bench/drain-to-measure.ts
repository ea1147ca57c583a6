// The peer of an upload: a bare node:http server that reads a body, throws it away and answers 201.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((request, response) => {
  request.resume().once('end', () => void response.writeHead(201).end());
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ address: `http://127.0.0.1:${port}`, pid: process.pid })}\n`);
});
process.stdin.resume().once('end', () => process.exit(0));
