/** Pictures that are drawn here and leave the app. */
export interface Pictures {
  /**
   * A canvas of this many pixels, blank. On WeChat it is the element `canvasId` of the shown page: no other kind of canvas
   * can become a file there (`wx.canvasToTempFilePath` takes no offscreen one). Browsers make one. `undefined` where
   * nothing can be drawn.
   */
  open(canvasId: string, width: number, height: number): Promise<PictureCanvas | undefined>;
  /** To be called by a tap's handler itself: leads to where saving can be allowed. Whether it is allowed afterwards. */
  allowSaving(): Promise<boolean>;
}

export interface PictureCanvas {
  readonly brush: Brush;
  /** A picture of the shop's files; `undefined` when it cannot be had, or not in time. Never rejects. */
  load(cloudPath: string): Promise<LoadedPicture | undefined>;
  /** What has been drawn, as a file. Rejects where the platform cannot write it. */
  finish(): Promise<DrawnPicture>;
}

export interface LoadedPicture {
  source: CanvasImageSource;
  /** Pixels. */
  width: number;
  height: number;
}

export interface DrawnPicture {
  /** What an image element can show. */
  readonly url: string;
  /** Into the phone's album; in browsers a download. */
  save(name: string): Promise<SaveOutcome>;
  /** Removes what was made. */
  discard(): Promise<void>;
}

/** `refused`: by the shopper to this app, who can allow it; `refused-by-system`: by the phone to all of WeChat. */
export type SaveOutcome = 'saved' | 'cancelled' | 'refused' | 'refused-by-system' | 'failed';

/** Of a 2D context, what each platform's has. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'measureText'
  | 'fillText'
  | 'fillRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arcTo'
  | 'closePath'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
  | 'save'
  | 'restore'
  | 'clip'
  | 'drawImage'
>;
