/**
 * Whether a query, with at most one edit, is found in a text from one of `starts` on: one character replaced, left out, put in
 * or swapped with its neighbour (optimal string alignment). The found part may end anywhere. An edit is followed by exact
 * comparison only, so that the time is starts × query length.
 */
export function isNearlyAt(
  query: readonly string[],
  text: readonly string[],
  starts: readonly number[],
): boolean {
  return starts.some((start) => isNearlyHere(query, text, start));
}

function isNearlyHere(query: readonly string[], text: readonly string[], start: number): boolean {
  let same = 0;
  while (same < query.length && query[same] === text[start + same]) same += 1;
  // Whatever comes last may be the edit.
  if (same >= query.length - 1) return true;
  const here = start + same;
  return (
    agrees(query, same + 1, text, here + 1) || // replaced
    agrees(query, same + 1, text, here) || // one too many in the query
    agrees(query, same, text, here + 1) || // one missing in the query
    (query[same] === text[here + 1] &&
      query[same + 1] === text[here] &&
      agrees(query, same + 2, text, here + 2))
  );
}

function agrees(query: readonly string[], fromQuery: number, text: readonly string[], fromText: number) {
  for (let index = fromQuery; index < query.length; index += 1) {
    if (query[index] !== text[fromText + index - fromQuery]) return false;
  }
  return true;
}

/** Whether so much of a query occurs anywhere in a text that one edit may be all that is missing; cheap, and never wrong with no. */
export function mayBeNear(query: readonly string[], text: string): boolean {
  let missing = 0;
  for (const character of query) {
    if (text.includes(character)) continue;
    missing += 1;
    if (missing > 1) return false;
  }
  return true;
}
