import { signalsOf } from '../../src/models/recommender/signals';
import { type ItemField } from '../../src/text/itemFields';
import { lineError, InputError } from '../inputError';
import { type InteractionLog, type UserSequence } from './interactionLog';
import { readLines } from './readLines';

const COLUMNS = [
  'invoice',
  'stock_code',
  'description',
  'quantity',
  'time_utc',
  'unit_price_gbp',
  'customer',
  'country',
];
/** Postage, manual corrections, fees, samples and vouchers have codes that are not five digits and letters. */
const GOODS_CODE = /^\d{5}[A-Z]{0,2}$/;
/** What stands in place of a description when a line with a code of goods is none. */
const NOISE =
  /^(?:\W*|next day carriage|.*\bpostage|manual|bank charges|samples?|discount|adjust\w*.*|damage[sd]?)$/i;
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;

export interface RetailPurchase {
  customer: string;
  item: string;
  /** `YYYY-MM-DD HH:MM`: sorts as text. */
  time: string;
}

export interface OnlineRetailLog extends Omit<InteractionLog, 'sequences'> {
  /** Each customer's first purchase of each item, by time, then by line. */
  purchases: RetailPurchase[];
}

/**
 * Reads the UCI "Online Retail" invoices: returns and cancellations, lines without a customer and lines that
 * are no goods are dropped. An item keeps its first description and the median of its prices.
 */
export function readOnlineRetail(path: string): OnlineRetailLog {
  const { lines, sha256 } = readLines(path);
  if (lines[0] !== COLUMNS.join('\t')) {
    throw lineError(path, 1, `the header ${COLUMNS.join(' TAB ')}`, lines[0] ?? '');
  }
  const purchases: RetailPurchase[] = [];
  const titles = new Map<string, string>();
  const prices = new Map<string, number[]>();
  lines.slice(1).forEach((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== COLUMNS.length) {
      throw lineError(path, index + 2, `${COLUMNS.length} columns`, line);
    }
    const [invoice, code, description, quantity, time, price, customer] = cells.map((cell) => cell.trim());
    if (!TIME.test(time!)) throw lineError(path, index + 2, 'a time like 2011-06-30 12:00', time!);
    const item = code!.toUpperCase();
    const isSale = !invoice!.startsWith('C') && Number(quantity) > 0 && Number(price) > 0;
    if (!isSale || !customer || !GOODS_CODE.test(item) || NOISE.test(description!)) return;
    purchases.push({ customer, item, time: time! });
    if (!titles.has(item)) titles.set(item, description!);
    prices.set(item, [...(prices.get(item) ?? []).slice(-200), Number(price)]);
  });
  if (purchases.length === 0) throw new InputError(`${path}: no purchase of goods by a known customer`);
  return {
    name: 'online_retail_uk',
    sha256,
    licence: 'CC0 (UCI Online Retail, with the permission of its donor)',
    simulated: false,
    purchases: firstPurchases(purchases),
    itemFields: new Map([...titles].map(([item, title]) => [item, fieldsOf(title, prices.get(item)!)])),
  };
}

function firstPurchases(purchases: RetailPurchase[]): RetailPurchase[] {
  const seen = new Set<string>();
  return purchases
    .map((purchase, line) => ({ purchase, line }))
    .sort((a, b) => compareText(a.purchase.time, b.purchase.time) || a.line - b.line)
    .map(({ purchase }) => purchase)
    .filter(({ customer, item }) => {
      const key = `${customer} ${item}`;
      return !seen.has(key) && seen.add(key);
    });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fieldsOf(title: string, prices: number[]): ItemField[] {
  const sorted = [...prices].sort((a, b) => a - b);
  return [
    { field: 'title', values: [title] },
    { field: 'price', values: [String(sorted[Math.floor(sorted.length / 2)])] },
  ];
}

/** Every customer's purchases in the order of time; what was bought on one day is one basket. */
export function sequencesOf(purchases: readonly RetailPurchase[]): UserSequence[] {
  const boughtBy = new Map<string, RetailPurchase[]>();
  for (const purchase of purchases) {
    const own = boughtBy.get(purchase.customer);
    if (own) own.push(purchase);
    else boughtBy.set(purchase.customer, [purchase]);
  }
  return [...boughtBy].map(([user, own]) => ({
    user,
    items: own.map(({ item }) => item),
    baskets: numberDays(own.map(dayOf)),
    signals: signalsOf(own.map(({ time }) => ({ kind: 'ordered', occurredAtMs: Date.parse(`${time}Z`) }))),
  }));
}

/**
 * Splits by time: what was bought up to the end of `untilDate` (`YYYY-MM-DD`) is for training; the next new
 * item of every customer who bought both before and after is for the test. Customers who come later have no
 * history to recommend from.
 */
export function splitByTime(
  purchases: readonly RetailPurchase[],
  untilDate: string,
): { sequences: UserSequence[]; test: Map<string, string> } {
  const sequences = sequencesOf(purchases.filter((purchase) => dayOf(purchase) <= untilDate));
  const known = new Set(sequences.map(({ user }) => user));
  const test = new Map<string, string>();
  for (const purchase of purchases) {
    const { customer, item } = purchase;
    if (dayOf(purchase) > untilDate && known.has(customer) && !test.has(customer)) test.set(customer, item);
  }
  return { sequences, test };
}

function dayOf({ time }: RetailPurchase): string {
  return time.slice(0, 10);
}

function numberDays(days: string[]): number[] {
  let basket = 0;
  return days.map((current, index) => (index > 0 && current !== days[index - 1] ? ++basket : basket));
}
