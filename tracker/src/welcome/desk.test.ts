import { describe, expect, it } from 'vitest';
import { refuse, type TrackerRefusal } from '../refusal.ts';
import type { SignInPage } from '../sign-in.ts';
import type { SignedIn } from '../signed-in.ts';
import { WelcomeDesk } from './desk.ts';

const ANA: SignedIn = {
  house: 'https://stint.example',
  token: 't',
  device: 'd',
  person: 'p',
  name: 'Ana',
  snapshotSeed: '',
};

/** A desk whose houses answer when the test says so. */
function desk(suggested: string | null = null) {
  const asked: string[] = [];
  const opened: string[] = [];
  let show: (page: SignInPage) => void = () => undefined;
  let settle: (outcome: SignedIn | TrackerRefusal) => void = () => undefined;
  const welcome = new WelcomeDesk(suggested, {
    signIn: (house, shows) => {
      asked.push(house);
      show = shows;
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    open: (address) => Promise.resolve(opened.push(address) > 0),
  });
  const page = { address: 'https://stint.example/device?code=AB', userCode: 'AB' };
  return {
    welcome,
    asked,
    opened,
    page,
    show: (shown = page) => show(shown),
    settle: (o: SignedIn | TrackerRefusal) => settle(o),
  };
}

describe('the first start', () => {
  it('TH-A5: asks no house for anything before somebody has pressed the button', async () => {
    const { welcome, asked, opened } = desk('https://evil.example');
    expect(welcome.state()).toEqual({ step: 'house', suggested: 'https://evil.example', fault: null });
    expect(await welcome.openSignIn()).toBe(false);
    expect([asked, opened]).toEqual([[], []]);
  });

  it('asks for the house, shows the code, opens the page where it is approved, and goes on to the panel', async () => {
    const { welcome, asked, opened, page, show, settle } = desk();
    const entered = welcome.signedIn(new AbortController().signal);
    welcome.choose('stint.example');
    expect(welcome.state()).toEqual({ step: 'asking', house: 'https://stint.example' });
    show();
    expect(welcome.state()).toEqual({ step: 'approve', house: 'https://stint.example', ...page });
    expect(await welcome.openSignIn()).toBe(true);
    settle(ANA);
    expect(await entered).toBe(ANA);
    expect(welcome.state()).toEqual({ step: 'signed-in', name: 'Ana', panel: null });
    const gone = welcome.moveOn('http://127.0.0.1:1/#token', new AbortController().signal);
    expect(welcome.state()).toMatchObject({ panel: 'http://127.0.0.1:1/#token' });
    await gone;
    expect([asked, opened]).toEqual([['https://stint.example'], [page.address]]);
  });

  it('TH-A9: says why an address will not do, and keeps what was typed', () => {
    const { welcome, asked } = desk();
    welcome.choose('http://stint.example');
    expect(welcome.state()).toMatchObject({ step: 'house', suggested: 'http://stint.example' });
    expect(welcome.state()).toHaveProperty('fault', expect.stringContaining('plain http'));
    welcome.choose('not an address');
    expect(welcome.state()).toHaveProperty('fault', expect.stringContaining('no address'));
    expect(asked).toEqual([]);
  });

  it('offers no page but the house’s own', () => {
    for (const address of [
      'https://evil.example/device',
      'javascript:alert(1)',
      'http://stint.example/device',
    ]) {
      const { welcome, show } = desk();
      welcome.choose('stint.example');
      show({ address, userCode: 'AB' });
      expect(welcome.state()).toMatchObject({ step: 'house' });
      expect(welcome.state()).toHaveProperty('fault', expect.stringContaining('another address'));
    }
  });

  it('lets one think again: what the first house answers then counts for nothing', async () => {
    const { welcome, show, settle } = desk();
    const entered = welcome.signedIn(AbortSignal.timeout(100));
    welcome.choose('first.example');
    welcome.back();
    expect(welcome.state()).toMatchObject({ step: 'house', suggested: 'https://first.example' });
    show();
    settle(ANA);
    expect(await entered).toEqual(refuse('not-signed-in'));
    expect(welcome.state()).toMatchObject({ step: 'house' });
  });

  it('says what a house refuses, and asks again', async () => {
    const { welcome, settle } = desk();
    welcome.choose('stint.example');
    settle(refuse('sign-in-denied'));
    await expect
      .poll(() => welcome.state())
      .toMatchObject({ step: 'house', fault: 'The sign-in was denied in the browser.' });
  });
});
