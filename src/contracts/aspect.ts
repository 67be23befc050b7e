/**
 * What a review of goods can speak of: how well they are made and work, how they taste or feel, what they cost, how
 * they were delivered and wrapped, how people behaved, whether they are genuine, whether the size fits.
 */
export const ASPECTS = [
  'quality',
  'taste',
  'price',
  'logistics',
  'packaging',
  'service',
  'genuineness',
  'fit',
] as const;
export type Aspect = (typeof ASPECTS)[number];
