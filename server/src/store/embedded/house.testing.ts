import { Client } from 'pg';
import type { HouseOrders } from './fixtures.testing.ts';
import { openEmbedded } from './open.ts';
import { isStartRefusal } from './refusal.ts';

// Run by tests as a process of its own: opens a database as a house does, and may be killed at any moment.
const orders = JSON.parse(process.argv[2] ?? '{}') as HouseOrders;
if (orders.uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(orders.uid);
  process.setuid?.(orders.uid);
}
const opened = await openEmbedded({
  folder: orders.folder,
  binFolder: orders.binFolder,
  log: (line) => console.log(`log ${line}`),
});
if (isStartRefusal(opened)) {
  console.log(JSON.stringify(opened));
} else {
  process.once('SIGTERM', () => void opened.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ ...opened, pid: opened.pid() }));
  if (orders.write === true) await writeHours(opened.ownerUrl);
  setInterval(() => {}, 1000);
}

async function writeHours(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create table if not exists hour (number int primary key)');
  for (let number = 1; ; number++) {
    await client.query('insert into hour values ($1)', [number]);
    console.log(number);
  }
}
