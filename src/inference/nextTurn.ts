/** Lets the page draw and answer touches. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
