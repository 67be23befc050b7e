/** How a command ends, for scripts: documented in `merchant --help`. */
export const EXIT = { failed: 1, wrongUse: 2, unreachable: 3, badRows: 4, refused: 5 } as const;

/** Something the merchant can put right; the command line prints its message and no stack. */
export class MerchantError extends Error {
  override readonly name = 'MerchantError';
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
  }
}
