import { type AddressPicker } from '../../platform';
import { createService } from '../../state/service';
import { type AddressBook } from './addressBook';
import { type AddressStore } from './addressStore';
import { type OrderDesk } from './orderDesk';
import { type OrderSteps } from './orderSteps';
import { type OrderList } from './orderList';

export interface OrdersService {
  desk: OrderDesk;
  list: OrderList;
  steps: OrderSteps;
  /** The address of the next order, as it is typed. */
  address: AddressStore;
  book: AddressBook;
  picker: AddressPicker;
}

export const [OrdersProvider, useOrders] = createService<OrdersService>('OrdersProvider');
