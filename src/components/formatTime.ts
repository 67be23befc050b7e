const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-23` by the device's calendar. */
export function formatDay(timestampMs: number): string {
  const date = new Date(timestampMs);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `2026-11-23 20:05` by the device's clock. */
export function formatMinute(timestampMs: number): string {
  const date = new Date(timestampMs);
  return `${formatDay(timestampMs)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
