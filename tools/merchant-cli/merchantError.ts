/** Something the merchant can put right; the command line prints its message and no stack. */
export class MerchantError extends Error {
  override readonly name = 'MerchantError';
}
