import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { asInteger, connect, type Database } from '../../src/store/database';
import { emptyDatabase, testDatabase } from '../support/testDatabase';

describe('the database', () => {
  const statements: string[] = [];
  let database: Database;

  beforeAll(async () => {
    database = await testDatabase({ fetchSize: 100, onQuery: (cypher) => statements.push(cypher) });
  });
  afterAll(async () => {
    await emptyDatabase(database);
    await database.close();
  });

  test('answers with plain values: integers and floats are numbers, a missing value is null', async () => {
    const [row] = await database.read(
      'RETURN 1 AS whole, 0.5 AS half, null AS none, [1, 2] AS list, $given AS given',
      {
        given: { a: 1.5, b: ['x'] },
      },
    );
    expect(row).toEqual({ whole: 1, half: 0.5, none: null, list: [1, 2], given: { a: 1.5, b: ['x'] } });
  });

  test('maps rows', async () => {
    expect(
      await database.read('UNWIND range(1, 3) AS i RETURN i', {}, (row) => (row.i as number) * 2),
    ).toEqual([2, 4, 6]);
  });

  test('stores a whole number as an integer when it is asked to', async () => {
    const [row] = await database.read('RETURN valueType($a) AS asInteger, valueType($b) AS plain', {
      a: asInteger(7),
      b: 7,
    });
    expect(row).toEqual({ asInteger: 'INTEGER NOT NULL', plain: 'FLOAT NOT NULL' });
  });

  test('commits a transaction as a whole or not at all', async () => {
    const outcome = await database.write(async (transaction) => {
      await transaction.run('CREATE (:Trial {id: 1})');
      const [row] = await transaction.run<{ count: number }>('MATCH (t:Trial) RETURN count(t) AS count');
      return row.count;
    });
    expect(outcome).toBe(1);

    const broken = database.write(async (transaction) => {
      await transaction.run('CREATE (:Trial {id: 2})');
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    expect(await database.read('MATCH (t:Trial) RETURN t.id AS id')).toEqual([{ id: 1 }]);
  });

  test('streams every row in order, and lets go when the reader has enough', async () => {
    const seen: number[] = [];
    for await (const row of database.stream('UNWIND range(1, 1000) AS i RETURN i'))
      seen.push(row.i as number);
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));

    for await (const row of database.stream('UNWIND range(1, 100000000) AS i RETURN i'))
      if (row.i === 250) break;
    expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('tells its hook every statement', async () => {
    statements.length = 0;
    await database.read('RETURN 1 AS one');
    await database.write((transaction) => transaction.run('RETURN 2 AS two'));
    expect(statements).toEqual(['RETURN 1 AS one', 'RETURN 2 AS two']);
  });

  test('passes on a fault in a statement as it is', async () => {
    await expect(database.read('RETURN nonsense')).rejects.toThrow(/nonsense/);
    const streamed = database.stream('RETURN nonsense')[Symbol.asyncIterator]();
    await expect(streamed.next()).rejects.toThrow(/nonsense/);
  });

  test('writes that queue behind a long transaction wait for it, however many, and reads pass them by', async () => {
    const lock = `MERGE (c:Trial {id: 'lock'}) SET c.value = coalesce(c.value, 0) + 1`;
    await database.write((transaction) => transaction.run(lock));
    let locked: () => void = () => {};
    const holds = new Promise<void>((resolve) => (locked = resolve));
    const long = database.write(async (transaction) => {
      await transaction.run(lock);
      locked();
      // Longer than an acquisition and the silence before it, after which the server would count as gone.
      await pause(6_000);
    });
    await holds;
    const queued = Array.from({ length: 150 }, () => database.write((transaction) => transaction.run(lock)));
    expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
    await Promise.all([long, ...queued]);
    const [{ value }] = await database.read(`MATCH (c:Trial {id: 'lock'}) RETURN c.value AS value`);
    expect(value).toBe(152);
  }, 60_000);

  test('fails as unavailable where a server takes connections and never says anything', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const unreachable = connect({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'any' });
    const calls = [unreachable.read('RETURN 1'), unreachable.verify()];
    try {
      for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    } finally {
      await unreachable.close();
      sockets.forEach((socket) => socket.destroy());
      mute.close();
    }
  });
});
