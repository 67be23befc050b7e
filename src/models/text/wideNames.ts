/** Names of a linear part's weights in the file. */
export interface WideNames {
  /** Roots with the sign of their weight: eight bits then span four orders of magnitude. */
  block(index: number): string;
  bias: string;
}

export const wideNames = (part: string): WideNames => ({
  block: (index) => `${part}/roots/${index}`,
  bias: `${part}/bias`,
});

/** Of the part that tells a text's class. */
export const WIDE = wideNames('wide');
