import { Canvas } from '@tarojs/components';
import { POSTER_CANVAS_ID } from './makePoster';
import './PosterCanvas.css';

/** What WeChat draws a poster on: out of sight, because what is shown is the file that is made of it. */
export function PosterCanvas() {
  return <Canvas type="2d" id={POSTER_CANVAS_ID} canvasId={POSTER_CANVAS_ID} className="poster-canvas" />;
}
