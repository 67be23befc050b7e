/** True when `version` is `minimum` or newer. Both are `major.minor.patch`. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [left, right] = [version.split('.').map(Number), minimum.split('.').map(Number)];
  for (let part = 0; part < 3; part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
