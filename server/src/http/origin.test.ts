import { describe, expect, it } from 'vitest';
import { isOtherSite, originOf } from './origin.ts';

const home = { host: '127.0.0.1', origin: null };
const office = { host: '0.0.0.0', origin: null };
const proxied = { host: '127.0.0.1', origin: 'https://stint.example' };

describe('the names that a house answers to', () => {
  it.each([
    ['localhost:4310', 'http://localhost:4310'],
    ['LOCALHOST:4310', 'http://localhost:4310'],
    ['127.0.0.1:4310', 'http://127.0.0.1:4310'],
    ['[::1]:4310', 'http://[::1]:4310'],
    ['localhost:9000', 'http://localhost:9000'],
  ])('%s, on this machine or through a tunnel to it', (asked, origin) => {
    expect(originOf(asked, '127.0.0.1', home)).toBe(origin);
  });

  it.each([
    [undefined],
    [''],
    ['evil.example'],
    ['evil.example:4310'],
    ['localhost.evil.example'],
    ['127.0.0.1.evil.example'],
    ['localhost@evil.example'],
    ['localhost/evil'],
    ['localhost:4310, evil.example'],
    ['10.0.0.7:4310'],
    ['0.0.0.0:4310'],
  ])('not %s', (asked) => {
    expect(originOf(asked, '127.0.0.1', home)).toBeNull();
  });

  it('the address that the asker came in on, where it listens on all', () => {
    expect(originOf('10.0.0.7:4310', '10.0.0.7', office)).toBe('http://10.0.0.7:4310');
    expect(originOf('10.0.0.7:4310', '::ffff:10.0.0.7', office)).toBe('http://10.0.0.7:4310');
    expect(originOf('10.0.0.8:4310', '10.0.0.7', office)).toBeNull();
  });

  it('the one before it, where there is a proxy', () => {
    expect(originOf('stint.example', '127.0.0.1', proxied)).toBe('https://stint.example');
    expect(originOf('stint.example:8080', '127.0.0.1', proxied)).toBeNull();
  });
});

describe('a page that asks', () => {
  it('is known by what the browser says of it', () => {
    const own = 'http://localhost:4310';
    expect(isOtherSite({ 'sec-fetch-site': 'same-origin' }, own)).toBe(false);
    expect(isOtherSite({ 'sec-fetch-site': 'none' }, own)).toBe(false);
    expect(isOtherSite({ 'sec-fetch-site': 'same-site' }, own)).toBe(true);
    expect(isOtherSite({ 'sec-fetch-site': 'cross-site', origin: own }, own)).toBe(true);
    expect(isOtherSite({ origin: own }, own)).toBe(false);
    expect(isOtherSite({ origin: 'null' }, own)).toBe(true);
    expect(isOtherSite({}, own)).toBe(false);
  });
});
