import { type Command, InvalidArgumentError, Option } from 'commander';
import { type MerchantRequestInput, type ShopOrder, ShopOrderFilter } from '../../src/contracts';
import { type CloudOptions, onCloud, openShop } from './cloudOptions';
import { functionEnvironment, openCloud } from './openCloud';
import { askShopOrders } from './shopOrders';
import { ordersText, orderText } from './shopOrdersText';
import { createTerminal } from './terminal';

interface ListOptions extends CloudOptions {
  status?: ShopOrderFilter;
  personal?: boolean;
  offset: number;
  limit: number;
}
interface ShipOptions extends CloudOptions {
  carrier: string;
  tracking: string;
  correct?: boolean;
}

/** `merchant orders …`: what the shop does with what was ordered. */
export function addOrdersCommands(program: Command): void {
  const orders = program.command('orders').description('what was ordered: list, ship, refund');

  onCloud(orders.command('list'), 'shows orders, newest first, without who placed them')
    .addOption(
      new Option('--status <name>', 'of the order, or of its complaint').choices(ShopOrderFilter.options),
    )
    .option('--personal', 'with addresses, notes and complaints; the audit log notes the reading')
    .option('--offset <number>', 'how many to pass over', parseCount, 0)
    .option('--limit <number>', 'how many to show', parseCount, 50)
    .action(async ({ status, personal, offset, limit, ...options }: ListOptions) => {
      const shop = personal ? await openShop(options) : { cloud: openCloud(options) };
      const request = { action: 'shop-orders', offset, limit, withPersonal: personal ?? false } as const;
      const page = await askShopOrders(
        { ...request, ...(status && { filter: status }) },
        { ...shop, environment: functionEnvironment(options) },
      );
      createTerminal(options.json).print(page, ordersText(page));
    });

  onCloud(orders.command('ship'), 'notes who carries a paid order; the shopper sees it')
    .argument('<order>')
    .requiredOption('--carrier <name>', 'such as 顺丰')
    .requiredOption('--tracking <number>', 'the number that the carrier gave')
    .option('--correct', 'puts this in the place of a mistaken carrier or number')
    .action(async (orderId: string, { carrier, tracking, correct, ...options }: ShipOptions) => {
      const request = { action: 'ship-order', orderId, carrier, trackingNumber: tracking } as const;
      await change({ ...request, isCorrection: correct ?? false }, options);
    });

  onCloud(
    orders.command('approve-refund'),
    'agrees to a complaint; the money goes back at once, unless goods have to come back first',
  )
    .argument('<order>')
    .action(async (orderId: string, options: CloudOptions) => {
      const order = await change({ action: 'approve-refund', orderId }, options);
      if (order.afterSales?.state === 'approved')
        createTerminal(options.json).note('Once the goods have come back: orders refund.');
    });

  onCloud(orders.command('decline-refund'), 'declines a complaint, with the reason that the shopper reads')
    .argument('<order>')
    .requiredOption('--reason <text>', 'in the words that the shopper is to read')
    .action(async (orderId: string, { reason, ...options }: CloudOptions & { reason: string }) => {
      await change({ action: 'decline-refund', orderId, reason }, options);
    });

  onCloud(orders.command('refund'), 'pays back what was agreed to, once the goods have come back')
    .argument('<order>')
    .action(async (orderId: string, options: CloudOptions) => {
      await change({ action: 'refund-order', orderId }, options);
    });
}

type Change = Extract<
  MerchantRequestInput,
  { action: 'ship-order' | 'approve-refund' | 'decline-refund' | 'refund-order' }
>;

async function change(request: Change, options: CloudOptions): Promise<ShopOrder> {
  const order = await askShopOrders<Change['action']>(request, await openShop(options));
  createTerminal(options.json).print(order, orderText(order));
  return order;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (text.trim() !== '' && Number.isInteger(count) && count >= 0) return count;
  throw new InvalidArgumentError('expected a whole number');
}
