import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { signalsOf } from '../../src/models/recommender/signals';
import { readEventExport } from './eventExport';
import { readItemTable } from './itemTable';
import { readOnlineRetail, splitByTime } from './onlineRetail';
import { readSequenceFile } from './sequenceFile';
import { readTestFile } from './testFile';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datasets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('readSequenceFile', () => {
  it('reads a plain file and its compressed copy alike, and gives them one hash', () => {
    const text = 'ann tea cup\nbob  cup\n';
    const plain = readSequenceFile(file('a.txt', text));
    expect(plain.sequences).toEqual([
      { user: 'ann', items: ['tea', 'cup'] },
      { user: 'bob', items: ['cup'] },
    ]);
    expect(readSequenceFile(file('a.txt.gz', gzipSync(text)))).toEqual(plain);
  });

  it('reads bars as the ends of baskets', () => {
    const { sequences } = readSequenceFile(file('a.txt', 'ann tea cup | pot\nbob cup\n'));
    expect(sequences).toEqual([
      { user: 'ann', items: ['tea', 'cup', 'pot'], baskets: [0, 0, 1] },
      { user: 'bob', items: ['cup'] },
    ]);
  });

  it.each([
    ['ann tea\nbob\n', ':2: expected `user item item …`'],
    ['ann tea\n\nbob cup\n', ':2: expected `user item item …`'],
    ['ann tea\nbob cup\nann cup\n', ':3: expected one line a user (this one is also on line 1), got "ann"'],
    [`ann ${'x'.repeat(65)}\n`, ':1: expected ids of at most 64 characters'],
    ['', 'got an empty file'],
  ])('names file, line and expectation for %j', (text, message) => {
    const path = file('bad.txt', text);
    expect(() => readSequenceFile(path)).toThrow(message);
    expect(() => readSequenceFile(path)).toThrow(path);
  });

  it('names a file that is not there, or cut off in the middle', () => {
    expect(() => readSequenceFile(join(folder, 'none.txt'))).toThrow('none.txt: cannot be read (ENOENT)');
    const half = file('half.gz', gzipSync('ann tea cup\n').subarray(0, 20));
    expect(() => readSequenceFile(half)).toThrow('expected a complete gzip file');
  });
});

describe('readItemTable', () => {
  it('reads named columns, several values a cell, and leaves empty cells out', () => {
    const path = file(
      'items.tsv',
      'item\tTitle\tgenres\tprice\n1\tToy | Story\tDrama|War\t\n2\tHeat\t\t9.50\n',
    );
    expect([...readItemTable(path).itemFields]).toEqual([
      [
        '1',
        [
          { field: 'title', values: ['Toy | Story'] },
          { field: 'genres', values: ['Drama', 'War'] },
        ],
      ],
      [
        '2',
        [
          { field: 'title', values: ['Heat'] },
          { field: 'price', values: ['9.50'] },
        ],
      ],
    ]);
  });

  it('reads lines of attributes without a header', () => {
    expect([...readItemTable(file('attrs.tsv', '7\t1 2\t3\n8\t\n')).itemFields]).toEqual([
      ['7', [{ field: 'attribute', values: ['1', '2', '3'] }]],
      ['8', []],
    ]);
  });

  it.each([
    ['item\ttitle\n1\tTea\n2\n', ':3: expected 2 columns: item, title'],
    ['item\ttitle\n1\tTea\n1\tCup\n', ':3: expected one line an item, got "1"'],
    ['1\t2\n\t3\n', ':2: expected `item TAB attribute …`'],
  ])('names the line of %j', (text, message) => {
    expect(() => readItemTable(file('bad.tsv', text))).toThrow(message);
  });
});

describe('readTestFile', () => {
  it('maps each user to the held-out item', () => {
    expect([...readTestFile(file('test.tsv', 'ann\ttea\nbob\tcup\n'))]).toEqual([
      ['ann', 'tea'],
      ['bob', 'cup'],
    ]);
  });

  it.each([
    ['ann\ttea\nbob\n', ':2: expected `user TAB item`, got "bob"'],
    ['ann\ttea\nann\tcup\n', ':2: expected one line a user'],
  ])('names the line of %j', (text, message) => {
    expect(() => readTestFile(file('bad.tsv', text))).toThrow(message);
  });
});

describe('readEventExport', () => {
  const event = (number: number, occurredAtMs: number, rest: object) => ({
    schemaVersion: 1,
    eventId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    occurredAtMs,
    sessionId: 's',
    ...rest,
  });
  const line = (user: string, ...rest: Parameters<typeof event>) =>
    `${JSON.stringify({ user, event: event(...rest) })}\n`;
  const viewed = (itemId: string) => ({ kind: 'item-viewed', itemId, surface: 'home', dwellMs: 1 });

  it('orders by time, counts a repeated event and what is done to one item in a row once, and ignores mere exposure', () => {
    const exposed = { kind: 'item-exposed', itemId: 'hat', surface: 'home', rank: 0, modelVersion: 'm' };
    const order = {
      kind: 'order-placed',
      orderId: 'o',
      totalMinor: 3,
      lines: [
        { itemId: 'tea', quantity: 1, priceMinor: 1 },
        { itemId: 'pot', quantity: 1, priceMinor: 2 },
      ],
    };
    const path = file(
      'events.jsonl',
      line('ann', 1, 30, order) +
        line('ann', 2, 10, viewed('cup')) +
        line('bob', 3, 5, exposed) +
        line('ann', 4, 20, viewed('tea')) +
        line('ann', 2, 10, viewed('cup')) +
        line('ann', 2, 40, viewed('forged under a known id')),
    );
    expect(readEventExport(path).sequences).toEqual([
      {
        user: 'ann',
        items: ['cup', 'tea', 'pot'],
        signals: signalsOf([
          { kind: 'viewed', occurredAtMs: 10 },
          { kind: 'ordered', occurredAtMs: 20 },
          { kind: 'ordered', occurredAtMs: 30 },
        ]),
      },
    ]);
  });

  it.each([
    ['{"user":"ann"', ':2: expected JSON like {"user": …, "event": …}'],
    ['{"user":7,"event":{}}', ':2: user: expected a pseudonym'],
    [line('ann', 9, 1, { kind: 'item-viewed', itemId: 'tea', surface: 'home' }).trim(), ':2: dwellMs:'],
    ['null', ':2: user: expected a pseudonym'],
  ])('names line and field of %j', (bad, message) => {
    const path = file('bad.jsonl', `${line('ann', 1, 1, viewed('tea'))}${bad}\n`);
    expect(() => readEventExport(path)).toThrow(message);
  });
});

describe('readOnlineRetail', () => {
  const header = 'invoice\tstock_code\tdescription\tquantity\ttime_utc\tunit_price_gbp\tcustomer\tcountry\n';
  const row = (overrides: Partial<Record<string, string>>) => {
    const cells = {
      invoice: '1',
      code: '85123A',
      description: 'WHITE HANGING HEART',
      quantity: '6',
      time: '2011-01-05 08:26',
      price: '2.55',
      customer: '17850',
      country: 'United Kingdom',
      ...overrides,
    };
    return `${Object.values(cells).join('\t')}\n`;
  };

  it('keeps sales of goods to known customers, each item once, in the order of time', () => {
    const path = file(
      'retail.tsv',
      header +
        row({ time: '2011-01-06 09:00', code: '22752' }) +
        row({ code: '85123a' }) +
        row({ time: '2011-02-01 10:00' }) +
        row({ invoice: 'C2', code: '10002' }) +
        row({ quantity: '-1', code: '10002' }) +
        row({ customer: '', code: '10002' }) +
        row({ code: 'POST', description: 'POSTAGE' }) +
        row({ code: '23444', description: 'Next Day Carriage' }) +
        row({ code: '10002', price: '0' }),
    );
    const { purchases, itemFields } = readOnlineRetail(path);
    expect(purchases).toEqual([
      { customer: '17850', item: '85123A', time: '2011-01-05 08:26' },
      { customer: '17850', item: '22752', time: '2011-01-06 09:00' },
    ]);
    expect(itemFields.get('22752')).toEqual([
      { field: 'title', values: ['WHITE HANGING HEART'] },
      { field: 'price', values: ['2.55'] },
    ]);
  });

  it('keeps goods whose names contain the words of noise', () => {
    const path = file('retail.tsv', header + row({ description: 'FRENCH CARRIAGE LANTERN' }));
    expect(readOnlineRetail(path).purchases).toHaveLength(1);
  });

  it('names the line of a time it cannot read', () => {
    const path = file('retail.tsv', header + row({ time: '5/1/2011' }));
    expect(() => readOnlineRetail(path)).toThrow(':2: expected a time like 2011-06-30 12:00');
  });
});

describe('splitByTime', () => {
  it('asks for the next new item of those who bought before and after the day', () => {
    const purchase = (customer: string, item: string, time: string) => ({ customer, item, time });
    const { sequences, test } = splitByTime(
      [
        purchase('ann', 'tea', '2011-06-01 10:00'),
        purchase('ann', 'lid', '2011-06-01 19:00'),
        purchase('ann', 'tin', '2011-06-02 10:00'),
        purchase('bob', 'cup', '2011-06-30 23:59'),
        purchase('ann', 'pot', '2011-07-01 00:00'),
        purchase('ann', 'jar', '2011-07-02 00:00'),
        purchase('new', 'jar', '2011-07-03 00:00'),
      ],
      '2011-06-30',
    );
    const ordered = (...times: string[]) =>
      signalsOf(times.map((time) => ({ kind: 'ordered', occurredAtMs: Date.parse(`${time}Z`) })));
    expect(sequences).toEqual([
      {
        user: 'ann',
        items: ['tea', 'lid', 'tin'],
        baskets: [0, 0, 1],
        signals: ordered('2011-06-01 10:00', '2011-06-01 19:00', '2011-06-02 10:00'),
      },
      { user: 'bob', items: ['cup'], baskets: [0], signals: ordered('2011-06-30 23:59') },
    ]);
    expect([...test]).toEqual([['ann', 'pot']]);
  });
});
