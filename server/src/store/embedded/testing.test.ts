import { Client } from 'pg';
import { expect, test } from 'vitest';
import { testCluster } from './testing.ts';

async function one(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test('each test has a database of its own, cloned from a template that is filled once', async () => {
  const cluster = await testCluster();
  let filled = 0;
  const fill = async (ownerUrl: string) => {
    filled += 1;
    await one(ownerUrl, 'create table contract (id text)');
    await one(ownerUrl, `insert into contract values ('k1')`);
  };
  const [template] = await Promise.all([
    cluster.template('contracts', fill),
    cluster.template('contracts', fill),
  ]);
  const [mine, yours] = await Promise.all([cluster.cloneDatabase(template), cluster.cloneDatabase(template)]);
  await one(mine.ownerUrl, `insert into contract values ('k2')`);

  expect(filled).toBe(1);
  expect(await one(mine.ownerUrl, 'select count(*) from contract')).toBe('2');
  expect(await one(yours.ownerUrl, 'select count(*) from contract')).toBe('1');
  expect(await one(yours.appUrl, 'select current_user')).toBe('stint_app');
  await mine.drop();
  await yours.drop();
  await expect(one(mine.ownerUrl, 'select 1')).rejects.toThrow('does not exist');
});
