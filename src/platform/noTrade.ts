import { type AddressPicker } from './addressPicker';
import { type PaymentSheet } from './paymentSheet';

/** Of a platform that keeps no addresses. */
export const noAddressPicker: AddressPicker = {
  isAvailable: false,
  choose: async () => ({ kind: 'unavailable' }),
};

/** Of a platform that takes no payments. */
export const noPaymentSheet: PaymentSheet = {
  request: () => Promise.reject(new Error('this platform takes no payments')),
};
