import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildOnlineRetailShop, generateOnlineRetailShop } from './generateOnlineRetailShop';

const HEADER = 'invoice\tstock_code\tdescription\tquantity\ttime_utc\tunit_price_gbp\tcustomer\tcountry';
/** Six customers buy a mug, five of them a lantern too, one a rare thing; noise lies between. */
function invoices(): string {
  const sale = (
    invoice: string,
    code: string,
    name: string,
    minute: number,
    customer: string,
    price = '2.55',
    quantity = '4',
  ) =>
    [invoice, code, name, quantity, `2011-01-0${minute} 10:00`, price, customer, 'United Kingdom'].join('\t');
  const customers = ['11', '12', '13', '14', '15', '16'];
  return [
    HEADER,
    ...customers.map((customer, index) =>
      sale(`5${index}`, '10001', 'RED TEA MUG', 1 + (index % 3), customer),
    ),
    ...customers
      .slice(1)
      .map((customer, index) => sale(`6${index}`, '10002A', 'GARDEN LANTERN', 5, customer, '4.95')),
    sale('70', '10003', 'RARE THING', 6, '11'),
    sale('C71', '10001', 'RED TEA MUG', 7, '11', '2.55', '-4'),
    sale('72', 'POST', 'POSTAGE', 7, '12'),
    sale('73', '10001', 'RED TEA MUG', 7, ''),
  ].join('\n');
}

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'online-retail-'));
  writeFileSync(join(data, 'online_retail_to_2011-01.tsv.gz'), gzipSync(invoices()));
});
afterEach(() => rmSync(data, { recursive: true }));

describe('buildOnlineRetailShop', () => {
  it('sells in pence what enough customers bought, best sellers first', () => {
    const { products, profile } = buildOnlineRetailShop(data);
    expect(profile.currency).toBe('GBP');
    expect(profile.behaviour).toMatchObject({ simulated: false });
    expect(
      products.map(({ itemId, title, priceMinor, soldCount, categoryId }) => ({
        itemId,
        title,
        priceMinor,
        soldCount,
        categoryId,
      })),
    ).toEqual([
      { itemId: '10001', title: 'Red Tea Mug', priceMinor: 255, soldCount: 6, categoryId: 'tea-table' },
      {
        itemId: '10002A',
        title: 'Garden Lantern',
        priceMinor: 495,
        soldCount: 5,
        categoryId: 'candles-lights',
      },
    ]);
    expect(products[0]!.listedAtMs).toBe(Date.UTC(2011, 0, 1, 10));
  });

  it('keeps the first purchases of customers who bought at least two of them, oldest first', () => {
    const { sequences } = buildOnlineRetailShop(data);
    expect(sequences).toHaveLength(5);
    for (const { itemIds, baskets } of sequences) {
      expect(itemIds).toEqual(['10001', '10002A']);
      expect(baskets).toHaveLength(2);
    }
  });

  it('says which folder it looked in when there is no log', () => {
    expect(() => buildOnlineRetailShop(join(data, 'nowhere'))).toThrow(
      /nowhere: expected a folder with online_retail/,
    );
  });
});

it('generateOnlineRetailShop writes a shop folder', async () => {
  const folder = join(data, 'shop');
  const summary = await generateOnlineRetailShop(data, folder);
  expect(summary).toMatchObject({ products: 2, reviews: 0, sequences: 5, interactions: 10 });
  expect(JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')).shopId).toBe('online-retail');
});
