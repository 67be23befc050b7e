/** Where one statement of a review ends and the next begins; commas too, as most reviews know no other mark. */
const ENDS = /[。！？!?；;，,…\n\r]+|[~～]{2,}/u;
/** What is shorter says too little alone: it goes with what follows. */
const SHORTEST = 4;
const LONGEST = 60;

/** The statements of a text in its order, trimmed, each at most 60 characters long. Takes any text. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let begun = '';
  for (const piece of text.split(ENDS)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    begun = begun === '' ? trimmed : `${begun}，${trimmed}`;
    if (Array.from(begun).length < SHORTEST) continue;
    sentences.push(shortened(begun));
    begun = '';
  }
  if (begun !== '') {
    const last = sentences.pop();
    sentences.push(shortened(last === undefined ? begun : `${last}，${begun}`));
  }
  return sentences;
}

function shortened(sentence: string): string {
  const characters = Array.from(sentence);
  return characters.length <= LONGEST ? sentence : characters.slice(0, LONGEST).join('');
}
