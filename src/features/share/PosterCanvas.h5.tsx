/** A browser draws on a canvas of its own making. */
export const PosterCanvas = () => null;
