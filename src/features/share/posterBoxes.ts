/** Pixels of the poster. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One thing to be drawn; what comes later lies above. */
export type PosterBox =
  | {
      kind: 'ground';
      place: Place;
      colour: string;
      radius: number;
      /** Only its edge, in dashes. */
      isDashed?: true;
    }
  /** Fills its place; what stands over is cut off. `radius`: of the upper corners, then of the lower ones. */
  | { kind: 'picture'; place: Place; radius: [upper: number, lower: number]; picture: string }
  | {
      kind: 'text';
      text: string;
      x: number;
      baseline: number;
      size: number;
      isStrong: boolean;
      colour: string;
    };

export interface PosterLayout {
  width: number;
  height: number;
  boxes: PosterBox[];
}

export interface TextStyle {
  /** Pixels. */
  size: number;
  isStrong: boolean;
  colour: string;
}

/** How wide a text is in that style. */
export type Measure = (text: string, style: Pick<TextStyle, 'size' | 'isStrong'>) => number;
