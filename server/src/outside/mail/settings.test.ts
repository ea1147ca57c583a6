import { describe, expect, it } from 'vitest';
import { readMailSettings } from './settings.ts';

const read = (variables: Readonly<Record<string, string>>) =>
  readMailSettings((name) => variables[name] ?? null);
const SERVER = { STINT_SMTP_HOST: 'mail.example', STINT_MAIL_FROM: 'Stint <stint@example.org>' };

describe('the mail server', () => {
  it('is none unless it is named', () => {
    expect(read({})).toBeNull();
    expect(read({ STINT_MAIL_FROM: 'stint@example.org', STINT_SMTP_PORT: '25' })).toBeNull();
  });

  it('is spoken to in secret, but on this machine', () => {
    expect(read(SERVER)).toEqual({
      server: { host: 'mail.example', port: 587, tls: 'starttls', signIn: null },
      sender: { name: 'Stint', address: 'stint@example.org' },
    });
    expect(read({ ...SERVER, STINT_SMTP_TLS: 'tls' })).toMatchObject({ server: { port: 465, tls: 'tls' } });
    expect(read({ ...SERVER, STINT_SMTP_HOST: '127.0.0.1' })).toMatchObject({ server: { tls: 'none' } });
    expect(read({ ...SERVER, STINT_SMTP_HOST: 'localhost', STINT_SMTP_TLS: 'starttls' })).toMatchObject({
      server: { tls: 'starttls' },
    });
  });

  it('may want a name and a password', () => {
    const known = {
      ...SERVER,
      STINT_SMTP_USER: 'stint',
      STINT_SMTP_PASSWORD: 'secret',
      STINT_SMTP_PORT: '2525',
    };
    expect(read(known)).toMatchObject({
      server: { port: 2525, signIn: { user: 'stint', password: 'secret' } },
    });
    expect(read({ ...SERVER, STINT_MAIL_FROM: 'post@example.org' })).toMatchObject({
      sender: { name: 'Stint', address: 'post@example.org' },
    });
  });

  it.each([
    [{ STINT_SMTP_TLS: 'none' }, 'STINT_SMTP_TLS'],
    [{ STINT_SMTP_TLS: 'ssl' }, 'STINT_SMTP_TLS'],
    [{ STINT_SMTP_PORT: '0' }, 'STINT_SMTP_PORT'],
    [{ STINT_SMTP_PORT: 'smtp' }, 'STINT_SMTP_PORT'],
    [{ STINT_SMTP_HOST: 'smtp://mail.example' }, 'STINT_SMTP_HOST'],
    [{ STINT_MAIL_FROM: 'nobody' }, 'STINT_MAIL_FROM'],
    [{ STINT_MAIL_FROM: 'Stint\r\nBcc: a@b.example <stint@example.org>' }, 'STINT_MAIL_FROM'],
    [{ STINT_SMTP_USER: 'stint' }, 'STINT_SMTP_USER'],
    [{ STINT_SMTP_PASSWORD: 'secret' }, 'STINT_SMTP_PASSWORD'],
  ])('is refused with %j', (wrong, named) => {
    const refusal = read({ ...SERVER, ...wrong });
    expect(refusal).toMatchObject({ refused: 'bad-setting' });
    expect(refusal).toHaveProperty('sentence', expect.stringContaining(named));
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });

  it('needs a sender', () => {
    expect(read({ STINT_SMTP_HOST: 'mail.example' })).toMatchObject({ refused: 'bad-setting' });
  });
});
