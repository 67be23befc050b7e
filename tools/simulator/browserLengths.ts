/** `rpx` and `vh` of WeChat's styles by what the simulated page is wide and high. */
export function browserLengths(value: string): string {
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(-?\d*\.?\d+)vh\b/g, 'calc($1 * var(--page-vh))')
    .replace(/(-?\d*\.?\d+)vw\b/g, 'calc($1 * var(--page-vw))');
}
