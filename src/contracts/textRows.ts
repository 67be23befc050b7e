/** Row of a character that is not shown: hidden from the encoder, or of a text that has none. */
export const HIDDEN_ROW = 0;
/** The rows before those of known characters: the hidden one's, then those that unknown ones share, by hash. */
export const UNKNOWN_ROWS = 96;
