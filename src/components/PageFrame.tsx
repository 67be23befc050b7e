import { View } from '@tarojs/components';
import { type ComponentType, type PropsWithChildren } from 'react';
import { createService } from '../state/service';
import { useStore } from '../state/useStore';
import { type ReadableStore } from '../state/valueStore';
import { ErrorBoundary } from './ErrorBoundary';
import './PageFrame.css';
import { SheetPlace } from './Sheet';

/** The shopper's text size relative to the standard one, 1…1.4. */
export const [FontScaleProvider, useFontScaleStore] =
  createService<ReadableStore<number>>('FontScaleProvider');

/** What the app lays over every page. */
export const [PageOverlayProvider, usePageOverlay] = createService<ComponentType>('PageOverlayProvider');

/** From here on lists take fewer columns. */
const LARGE_SCALE = 1.2;

/** The root of every page: text size, colours, what lies over it, and a message in place of a page that failed to render. */
export function PageFrame({ id, children }: PropsWithChildren<{ id: string }>) {
  const scale = useStore(useFontScaleStore());
  const Overlay = usePageOverlay();
  return (
    <View
      id={id}
      className={`page-frame${scale > LARGE_SCALE ? ' page-frame-large' : ''}`}
      style={{ '--font-scale': String(scale) } as object}
    >
      <ErrorBoundary>{children}</ErrorBoundary>
      <SheetPlace>
        <Overlay />
      </SheetPlace>
    </View>
  );
}
