/** Dark, light, dark, light, dark: how wide the rings of a finder pattern are, in modules (ISO/IEC 18004, 6.3.3). */
const FINDER = [1, 1, 3, 1, 1];
const MODULES = 7;
/** A code has three finder patterns. */
const NEEDED = 3;

interface Centre {
  x: number;
  y: number;
  /** Pixels a module. */
  module: number;
}

/** Whether a grey picture, a byte a pixel, shows three finder patterns of one size: what says "a QR code" to a scanner. */
export function hasQrCode(grey: Uint8Array, width: number, height: number): boolean {
  let sum = 0;
  for (const value of grey) sum += value;
  const threshold = sum / grey.length;
  const isDark = (x: number, y: number) => grey[y * width + x]! < threshold;
  const found: Centre[] = [];
  for (let y = 0; y < height; y += 1) {
    for (const across of findersIn((x) => isDark(x, y), width)) {
      const x = Math.round(across.centre);
      const down = findersIn((at) => isDark(x, at), height).some(
        ({ centre, module }) =>
          Math.abs(centre - y) < module * 1.5 && Math.abs(module - across.module) < module / 2,
      );
      if (down) join(found, { x, y, module: across.module });
    }
  }
  return found.some(
    ({ module }) => found.filter((other) => Math.abs(other.module - module) < module / 3).length >= NEEDED,
  );
}

/** Where a line crosses something like a finder pattern. */
function findersIn(isDark: (at: number) => boolean, length: number): { centre: number; module: number }[] {
  const starts = [0];
  for (let at = 1; at < length; at += 1) if (isDark(at) !== isDark(at - 1)) starts.push(at);
  starts.push(length);
  const found = [];
  for (let first = 0; first + FINDER.length < starts.length; first += 1) {
    if (!isDark(starts[first]!)) continue;
    const end = starts[first + FINDER.length]!;
    const module = (end - starts[first]!) / MODULES;
    const fits = FINDER.every((modules, ring) => {
      const size = starts[first + ring + 1]! - starts[first + ring]!;
      return Math.abs(size - modules * module) <= Math.max(0.5, module * 0.45);
    });
    if (fits && module >= 1) found.push({ centre: (starts[first + 2]! + starts[first + 3]!) / 2, module });
  }
  return found;
}

function join(found: Centre[], centre: Centre): void {
  const isKnown = found.some(({ x, y, module }) => Math.hypot(x - centre.x, y - centre.y) < module * MODULES);
  if (!isKnown) found.push(centre);
}
