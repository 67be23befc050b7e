/** WeChat does not tell mini-programs (base library 3.x): what moves by itself has to end by itself. */
export const prefersReducedMotion = (): boolean => false;
