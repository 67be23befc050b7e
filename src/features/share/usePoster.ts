import { useEffect, useRef, useState } from 'react';
import { type DrawnPicture, type SaveOutcome } from '../../platform';
import { makePoster, type PosterSize } from './makePoster';
import { type PosterContent } from './posterContent';
import { posterLabel } from './posterLabel';
import { useShare } from './shareService';

const FILE_NAME = 'zhanggui-poster.png';

export type PosterState =
  | { kind: 'none' | 'drawing' | 'failed' }
  | {
      kind: 'drawn';
      picture: DrawnPicture;
      /** Of what was drawn: the shop behind the sheet may have changed since. */
      label: string;
      size: PosterSize;
      missingPictures: number;
      saving: SaveOutcome | 'under-way' | undefined;
    };

/** Draws a poster, keeps it for as long as it is looked at, and saves it. @param onSaved each time that it was */
export function usePoster(content: PosterContent, onSaved: () => void) {
  const { pictures, codes } = useShare();
  const [state, setState] = useState<PosterState>({ kind: 'none' });
  const held = useRef<DrawnPicture>();
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      void held.current?.discard();
    };
  }, []);

  async function draw() {
    setState({ kind: 'drawing' });
    void held.current?.discard();
    held.current = undefined;
    const outcome = await makePoster(pictures, codes, content);
    if (outcome.kind === 'failed') return setState(outcome);
    if (isGone.current) return void outcome.picture.discard();
    held.current = outcome.picture;
    setState({ ...outcome, label: posterLabel(content), saving: undefined });
  }

  async function save(picture: DrawnPicture) {
    const tell = (saving: SaveOutcome | 'under-way') =>
      setState((now) => (now.kind === 'drawn' && now.picture === picture ? { ...now, saving } : now));
    tell('under-way');
    const outcome = await picture.save(FILE_NAME);
    if (outcome === 'saved') onSaved();
    tell(outcome);
  }

  /** Through the settings, and on to what was wanted. */
  async function allowAndSave(picture: DrawnPicture) {
    if (await pictures.allowSaving()) await save(picture);
  }

  return { state, draw, save, allowAndSave };
}
