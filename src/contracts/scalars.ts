import * as v from 'valibot';

/** Ids are opaque, non-empty and short enough for a document key. */
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Milliseconds since the Unix epoch, as a whole number a `Date` can hold. */
export const TimestampMs = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(8_640_000_000_000_000),
);

/** Money in the minor unit of the shop's currency (ISO 4217): fen for CNY, pence for GBP. */
export const MinorUnits = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const PositiveCount = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A finite number: `NaN` and infinities do not survive JSON. */
export const Finite = v.pipe(v.number(), v.finite());

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hexadecimal digits'),
);

/** A path inside the cloud's file storage: relative, without `.` or `..` segments. */
export const CloudPath = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(
    /^(?!.*(^|\/)\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/,
    'expected a relative path of letters, digits, ".", "_" and "-"',
  ),
);
