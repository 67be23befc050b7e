export type Currency = 'CNY' | 'GBP';

const SYMBOL: Record<Currency, string> = { CNY: '¥', GBP: '£' };

/** `¥12.50`; whole amounts without decimals: `¥12`. Written out, because `Intl` is missing on some phones. */
export function formatMoney(minor: number, currency: Currency): string {
  const whole = Math.floor(minor / 100);
  const rest = minor % 100;
  return `${SYMBOL[currency]}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
