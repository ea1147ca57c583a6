import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mail } from './post.ts';
import { ownCertificate, postTo, type TestMailServer, testMailServer } from './server.testing.ts';
import type { SmtpServer } from './smtp.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function open(...options: Parameters<typeof testMailServer>): Promise<TestMailServer> {
  const server = await testMailServer(...options);
  opened.push(server);
  return server;
}

const mail: Mail = {
  id: '0e3a5c9e-6f0b-4c53-9b39-0a0000000001',
  at: 1_794_996_000,
  to: { name: 'Ana Duarte', address: 'ana@example.test' },
  language: 'en',
  subject: 'Web shop: 週 is closed',
  text: 'Hello Ana,\n\n.a line with a dot',
  html: '<p>Hello <bdi>Ana</bdi></p>',
  turnOff: 'https://stint.example/unsubscribe/token',
};

/** Sends, and says whether it was handed over on the way. */
async function send(server: SmtpServer, one: Mail = mail) {
  let handedOver = false;
  const outcome = await postTo(server).send(one, async () => {
    handedOver = true;
  });
  return { ...outcome, handedOver };
}

describe('a mail', () => {
  it('arrives as it was written, with an id of its own and a way to turn it off', async () => {
    const there = await open();
    expect(await send(there.server)).toEqual({ status: 'sent', handedOver: true });
    const read = await PostalMime.parse(there.taken[0] ?? '');
    expect(read).toMatchObject({
      from: { name: 'Stint', address: 'stint@example.org' },
      to: [{ name: 'Ana Duarte', address: 'ana@example.test' }],
      subject: mail.subject,
      messageId: `<${mail.id}@example.org>`,
      date: '2026-11-18T10:00:00.000Z',
      text: `${mail.text}\n`,
    });
    const headers = new Map(read.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe')).toBe('<https://stint.example/unsubscribe/token>');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('en');
  });

  it('goes out over STARTTLS, signed in, to a server whose certificate is known', async () => {
    const { key, cert } = ownCertificate();
    const onAuth: NonNullable<Parameters<typeof testMailServer>[0]>['onAuth'] = (auth, _session, answer) => {
      const right = auth.username === 'stint' && auth.password === 'right';
      answer(right ? null : new Error('no'), right ? { user: 'stint' } : undefined);
    };
    const there = await open({ key, cert, onAuth, authOptional: false }, 'starttls');
    const signIn = { user: 'stint', password: 'right' };
    expect(await send({ ...there.server, ca: cert, signIn })).toMatchObject({ status: 'sent' });
    expect(there.sessions).toEqual([{ secure: true, user: 'stint' }]);

    const refused = await send({ ...there.server, ca: cert, signIn: { ...signIn, password: 'wrong' } });
    expect(refused).toMatchObject({ status: 'later', whose: 'server', handedOver: false });
    expect(await send({ ...there.server, signIn })).toMatchObject({ status: 'later', whose: 'server' });
    expect(there.taken).toHaveLength(1);
  });

  it('does not go out in the open where STARTTLS is asked for and not offered', async () => {
    const there = await open();
    const outcome = await send({ ...there.server, tls: 'starttls' });
    expect(outcome).toMatchObject({ status: 'later', whose: 'server', handedOver: false });
    expect(there.taken).toEqual([]);
  });

  it.each([
    [421, { status: 'later', whose: 'mail' }],
    [451, { status: 'later', whose: 'mail' }],
    [550, { status: 'refused' }],
    [554, { status: 'refused' }],
  ])('that gets a %i is %j', async (code, outcome) => {
    const there = await open();
    there.trouble = [code];
    expect(await send(there.server)).toMatchObject(outcome);
  });

  it('to a mailbox that is not there is refused before any of it is told', async () => {
    const onRcptTo: NonNullable<Parameters<typeof testMailServer>[0]>['onRcptTo'] = (_to, _session, answer) =>
      answer(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    const there = await open({ onRcptTo });
    expect(await send(there.server)).toMatchObject({ status: 'refused', handedOver: false });
  });

  it('whose server goes away in the middle of it has not arrived, and is tried again', async () => {
    const there = await open({ size: 64_000_000 });
    there.trouble = ['drop', 'none'];
    // Too much for the buffers of a connection: the end of it cannot be out when the line breaks.
    const long = { ...mail, text: 'x'.repeat(70).concat('\n').repeat(150_000) };
    const broken = await send(there.server, long);
    expect(broken).toMatchObject({ status: 'later', handedOver: false });
    expect(await send(there.server)).toMatchObject({ status: 'sent' });
    expect(there.taken).toHaveLength(1);
  });

  it('whose answer is lost when all of it was out may have arrived: that is said, and nothing else', async () => {
    const silent = createServer((socket) => {
      socket.write('220 silent\r\n');
      let data = false;
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        const said = bytes.toString();
        if (data) {
          if (said.endsWith('\r\n.\r\n')) socket.destroy();
        } else if (said.startsWith('DATA')) {
          data = true;
          socket.write('354 go on\r\n');
        } else socket.write('250 yes\r\n');
      });
    });
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    opened.push({ close: () => new Promise((done) => silent.close(() => done())) });
    const at = silent.address();
    const port = typeof at === 'object' && at ? at.port : 0;
    const outcome = await send({ host: '127.0.0.1', port, tls: 'none', signIn: null });
    expect(outcome).toMatchObject({ status: 'unknown', handedOver: true });
  });

  it('that may not be handed over does not go out', async () => {
    const there = await open();
    const outcome = await postTo(there.server).send(mail, () => Promise.reject(new Error('not ours')));
    expect(outcome).toMatchObject({ status: 'later' });
    expect(there.taken).toEqual([]);
  });

  it('to a server that is not there waits', async () => {
    const there = await open();
    await opened.pop()?.close();
    expect(await send(there.server)).toMatchObject({ status: 'later', whose: 'server', handedOver: false });
  });
});
