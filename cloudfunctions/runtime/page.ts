export interface PageRequest {
  offset: number;
  limit: number;
}

/** One page, and where the next one begins when there is one. */
export async function page<Entry>(
  { offset, limit }: PageRequest,
  list: (part: PageRequest) => Promise<Entry[]>,
): Promise<{ entries: Entry[]; nextOffset?: number }> {
  const found = await list({ offset, limit: limit + 1 });
  const entries = found.slice(0, limit);
  return found.length > limit ? { entries, nextOffset: offset + limit } : { entries };
}
