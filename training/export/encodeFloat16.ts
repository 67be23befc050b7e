/** 32-bit floats → IEEE 754 half precision, rounded to nearest even; what is too large becomes infinite. */
export function encodeFloat16(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, encodeHalf);
}

function encodeHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 2 ** -24)));
  // The step between neighbours; a fraction that rounds up to 1024 carries into the exponent by itself.
  const fraction = roundHalfToEven((size / 2 ** exponent) * 1024);
  const isSubnormal = fraction < 1024;
  return sign | (isSubnormal ? fraction : ((exponent + 15) << 10) + (fraction - 1024));
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest === 0.5) return floor + (floor % 2);
  return rest > 0.5 ? floor + 1 : floor;
}
