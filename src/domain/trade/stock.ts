import { type ItemVariant } from '../../contracts';

/** The part of an item that sales change. */
export interface StockRecord {
  stock: number;
  soldCount: number;
  variants?: ItemVariant[] | undefined;
}

interface StockLine {
  variantId?: string | undefined;
  quantity: number;
}

/** What an item's record becomes when `lines` of it are sold. Whether there is enough is the caller's question. */
export function sellStock(record: StockRecord, lines: readonly StockLine[]): StockRecord {
  return moveStock(record, lines, 1);
}

/** What an item's record becomes when `lines` that were sold come back; variants that are gone meanwhile add nothing. */
export function returnStock(record: StockRecord, lines: readonly StockLine[]): StockRecord {
  return moveStock(record, lines, -1);
}

function moveStock(
  { stock, soldCount, variants }: StockRecord,
  lines: readonly StockLine[],
  direction: 1 | -1,
): StockRecord {
  const sum = (those: readonly StockLine[]) =>
    those.reduce((total, { quantity }) => total + direction * quantity, 0);
  const sold = Math.max(0, soldCount + sum(lines));
  if (!variants) return { stock: stock - sum(lines), soldCount: sold };
  const moved = variants.map((variant) => {
    const own = lines.filter(({ variantId }) => variantId === variant.variantId);
    return { ...variant, stock: variant.stock - sum(own) };
  });
  const left = moved.reduce((total, variant) => total + variant.stock, 0);
  return { stock: left, soldCount: sold, variants: moved };
}
