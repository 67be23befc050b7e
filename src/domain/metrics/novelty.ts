/**
 * Novelty of an item: its self-information −log₂(users who took it / all users), in bits (Zhou et al. 2010):
 * 0 for what everybody has, 1 more each time half as many do. An item nobody took counts as taken once.
 */
export function novelty(usersOfItem: number, users: number): number {
  return Math.log2(users / Math.max(1, usersOfItem));
}
