import { createServer } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isCannotStart } from '../start-refusal.ts';
import { type Entrance, openEntrance } from './entrance.ts';

async function opened(host = '127.0.0.1', port = 0): Promise<Entrance> {
  const entrance = await openEntrance(host, port);
  if (isCannotStart(entrance)) throw new Error(entrance.sentence);
  return entrance;
}

describe('the entrance of a house that is starting', () => {
  it('is open before the house is, and says what it does', async () => {
    const entrance = await opened();
    entrance.tell('Making the database.');
    const health = await fetch(`${entrance.address}/healthz`);
    expect(health.status).toBe(503);
    expect(await health.json()).toEqual({ status: 'starting', doing: 'Making the database.' });
    const api = await fetch(`${entrance.address}/api/v1/session`);
    expect([api.status, await api.json()]).toMatchObject([503, { code: 'starting' }]);
    expect(api.headers.get('retry-after')).toBe('2');
    const page = await fetch(`${entrance.address}/`);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Making the database.')]);
    entrance.serve((_, response) => response.end('open'));
    expect(await (await fetch(`${entrance.address}/`)).text()).toBe('open');
    await entrance.close();
  });

  it.each(['127.0.0.1', 'localhost'])(
    'is found under localhost, whichever address that means: %s',
    async (name) => {
      const entrance = await opened(name);
      entrance.serve((_, response) => response.end('open'));
      expect(entrance.address).toBe(`http://localhost:${entrance.port}`);
      for (const host of ['localhost', '127.0.0.1', '[::1]']) {
        expect(await (await fetch(`http://${host}:${entrance.port}/`)).text()).toBe('open');
      }
      await entrance.close();
      await entrance.close();
    },
  );
});

describe('a port that cannot be had', () => {
  it('is refused by its number, with another to choose', async () => {
    const first = await opened();
    const second = await openEntrance('127.0.0.1', first.port);
    expect(second).toMatchObject({ refused: 'port-in-use' });
    expect(second).toHaveProperty('sentence', expect.stringContaining(`Port ${first.port}`));
    expect(second).toHaveProperty('sentence', expect.stringContaining(`STINT_PORT=${first.port + 1}`));
    await first.close();
  });

  it('is refused too when another program has it as localhost', async () => {
    const other = createServer().listen(0, '::1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await openEntrance('127.0.0.1', port)).toMatchObject({ refused: 'port-in-use' });
    other.close();
  });

  it('is refused where the address is none of ours', async () => {
    expect(await openEntrance('192.0.2.1', 0)).toMatchObject({ refused: 'port-unusable' });
  });
});

describe('closing', () => {
  it('lets an answer under way end, and does not wait for a connection on which nothing was asked', async () => {
    const entrance = await opened();
    let finish = (): void => {};
    entrance.serve((_, response) => {
      response.write('half ');
      finish = () => response.end('whole');
    });
    const idle = connect(entrance.port, '127.0.0.1');
    await new Promise((resolve) => idle.once('connect', resolve));
    const asked = await fetch(`${entrance.address}/`);
    const closed = entrance.close();
    await new Promise((resolve) => idle.once('close', resolve));
    finish();
    expect(await asked.text()).toBe('half whole');
    await closed;
    await expect(fetch(`${entrance.address}/`)).rejects.toThrow('fetch failed');
  });
});
