import { createService } from '../../state/service';
import { type AddressStore } from './addressStore';
import { type OrderDesk } from './orderDesk';
import { type OrderList } from './orderList';

export interface OrdersService {
  desk: OrderDesk;
  list: OrderList;
  address: AddressStore;
}

export const [OrdersProvider, useOrders] = createService<OrdersService>('OrdersProvider');
