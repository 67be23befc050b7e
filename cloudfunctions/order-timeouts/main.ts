import { openDatabase, readOpenid } from '../runtime/database';
import { createPersonalFields } from '../runtime/personalFields';
import { answerTimer } from '../runtime/timer';
import { createCloudShopRepository } from '../shop/cloudShopRepository';
import { timeOutOrders } from './timeOutOrders';

const repository = createCloudShopRepository(openDatabase(), createPersonalFields(process.env));

export const main = () =>
  answerTimer(
    readOpenid(),
    async () => ({ cancelled: await timeOutOrders(Date.now(), repository) }),
    'overdue orders were not cancelled',
  );
