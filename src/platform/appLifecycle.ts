export interface AppLifecycle {
  onShow(listener: () => void): () => void;
  onHide(listener: () => void): () => void;
  /** WeChat kills an app that keeps its memory after repeated warnings. */
  onMemoryWarning(listener: () => void): () => void;
}
