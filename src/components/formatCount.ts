/** `9999`, `1.2万`: as Chinese shops write large counts. */
export function formatCount(count: number): string {
  if (count < 10_000) return String(count);
  return `${Math.floor(count / 1000) / 10}万`;
}
