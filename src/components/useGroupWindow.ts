import { useEffect, useId, useMemo, useReducer, useRef, useState } from 'react';
import { createService } from '../state/service';
import { useStore } from '../state/useStore';
import {
  type GroupLayout,
  type GroupReport,
  NOTHING_SEEN,
  type GroupWindowState,
  type Placeholders,
  placeholdersOf,
  seeGroups,
  WHOLE_TILES,
} from './groupWindow';
import { type ObserveGroups } from './observeGroups';
import { useFontScaleStore } from './PageFrame';

/** How this platform sees where groups of tiles are. */
export const [GroupObserverProvider, useObserveGroups] =
  createService<ObserveGroups>('GroupObserverProvider');

/** Steps of a growing list, 30 ms apart, are watched together: what is not watched yet stays on the page. */
const STEPS_MS = 150;
/** Reports of one moment come one by one on WeChat, and make one render. */
const TOGETHER_MS = 16;

export interface GroupWindow {
  listId: string;
  placeholders: Placeholders;
  /** Another text when other tiles are on the page. */
  tilesKey: string;
}

type Change = { reports: readonly GroupReport[]; layout: GroupLayout } | 'forget';

function change(state: GroupWindowState, step: Change): GroupWindowState {
  return step === 'forget' ? NOTHING_SEEN : seeGroups(state, step.reports, step.layout);
}

interface GroupWatch {
  /** Other groups are on the page: before long, they are watched too. */
  renew(): void;
  end(): void;
}

function watchGroups(
  observe: (onReport: (report: GroupReport) => void) => () => void,
  onReports: (reports: readonly GroupReport[]) => void,
): GroupWatch {
  let reports: GroupReport[] = [];
  let stop: (() => void) | undefined;
  let [renewal, telling]: ReturnType<typeof setTimeout>[] = [];

  function tell() {
    telling = undefined;
    onReports(reports);
    reports = [];
  }
  function onReport(report: GroupReport) {
    reports.push(report);
    telling ??= setTimeout(tell, TOGETHER_MS);
  }
  return {
    renew() {
      renewal ??= setTimeout(() => {
        renewal = undefined;
        stop?.();
        stop = observe(onReport);
      }, STEPS_MS);
    },
    end() {
      clearTimeout(renewal);
      clearTimeout(telling);
      stop?.();
    },
  };
}

/**
 * Takes groups of tiles that are far from the screen off the page, and brings them back before they are seen.
 * @param isVisible false while another page covers this one
 */
export function useGroupWindow(tileCount: number, isVisible: boolean): GroupWindow {
  const observeGroups = useObserveGroups();
  const fontScale = useStore(useFontScaleStore());
  const listId = `tiles${useId().replace(/:/g, '-')}`;
  const [state, dispatch] = useReducer(change, NOTHING_SEEN);
  const [resizes, setResizes] = useState(0);
  const measure = `${fontScale} ${resizes}`;
  const layout = useMemo(() => ({ tileCount, measure }), [tileCount, measure]);
  const isLong = tileCount > WHOLE_TILES;
  const watch = useRef<GroupWatch>();
  const current = useRef(layout);

  // A list that becomes a long one again may be scrolled to anywhere by then.
  useEffect(() => (isLong ? () => dispatch('forget') : undefined), [isLong]);
  useEffect(() => {
    if (!isLong || !isVisible) return undefined;
    const onResize = () => setResizes((count) => count + 1);
    const groups = watchGroups(
      (onReport) => observeGroups(listId, { onReport, onResize }),
      (reports) => dispatch({ reports, layout: current.current }),
    );
    watch.current = groups;
    return () => {
      groups.end();
      watch.current = undefined;
    };
  }, [observeGroups, listId, isLong, isVisible, measure]);
  useEffect(() => {
    current.current = layout;
    watch.current?.renew();
  }, [layout, isVisible]);

  const placeholders = useMemo(() => placeholdersOf(state, layout), [state, layout]);
  const shownPlaces = placeholders.map((height) => (height === undefined ? 1 : 0)).join('');
  return { listId, placeholders, tilesKey: `${tileCount} ${shownPlaces}` };
}
