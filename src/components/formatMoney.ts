export type Currency = 'CNY' | 'GBP';

const SYMBOL: Record<Currency, string> = { CNY: '¥', GBP: '£' };

/** `¥`, `12`, `.50`; whole amounts without decimals. */
export interface MoneyParts {
  symbol: string;
  whole: string;
  decimals: string;
}

export function moneyParts(minor: number, currency: Currency): MoneyParts {
  const rest = minor % 100;
  return {
    symbol: SYMBOL[currency],
    whole: String(Math.floor(minor / 100)),
    decimals: rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`,
  };
}

/** `¥12.50`; whole amounts without decimals: `¥12`. Written out, because `Intl` is missing on some phones. */
export function formatMoney(minor: number, currency: Currency): string {
  const { symbol, whole, decimals } = moneyParts(minor, currency);
  return symbol + whole + decimals;
}
