export const SCORING = { users: 256, dimension: 64 } as const;

export interface ScoringArguments {
  /** `stock-turned`: stock tfjs with the items' vectors stored as columns, which spares it its slow transposition. */
  engine: 'ours' | 'stock' | 'stock-turned';
  items: number;
}
