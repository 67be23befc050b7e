import { type Check, problemCheck } from '../check';
import { type PageSight } from './pageSight';
import { type AppDeclaration, type PhoneUse } from './phoneUse';

const KIB = 1024;

/** Of WeChat's experience score and performance diagnosis, mid-2026, or stricter ones of this project. */
export const RULES = {
  setDataBytes: 32 * KIB,
  setDataPerSecond: 20,
  nodes: 1000,
  depth: 30,
  children: 60,
  targetSide: 20,
  contrast: 4.5,
  contrastOfLarge: 3,
  /** Phones have up to three pixels for one of CSS; more is wasted. */
  pixelsPerPixel: 3,
  requestMs: 1000,
  concurrentRequests: 10,
  repeatWithinMs: 3 * 60_000,
  lifecycleMs: 50,
  storageBytes: (10 * KIB * KIB) / 2,
};

export interface Sights {
  /** By a name for people, such as `home, dark`. */
  [place: string]: PageSight;
}

/** One row a rule. */
export function checkPlatformRules(sights: Sights, use: PhoneUse, app: AppDeclaration): Check[] {
  return [...checkPages(sights), ...checkUse(use), ...checkDeclaration(app)];
}

export function checkPages(sights: Sights): Check[] {
  const places = Object.entries(sights);
  const most = (name: string, measure: (sight: PageSight) => number, limit: number) => {
    const worst = places.map(([place, sight]) => ({ place, value: measure(sight) })).sort(byValue)[0];
    const problems = places
      .filter(([, sight]) => measure(sight) >= limit)
      .map(([place, sight]) => `${place}: ${measure(sight)}`);
    return problemCheck(name, worst ? `${worst.value} (${worst.place})` : 'nothing', `< ${limit}`, problems);
  };
  const each = <Entry>(list: (sight: PageSight) => readonly Entry[]) =>
    places.flatMap(([place, sight]) => list(sight).map((entry) => ({ place, entry })));
  const targets = each(({ targets: list }) => list);
  const texts = each(({ texts: list }) => list);
  const pictures = each(({ pictures: list }) => list);
  const limitOf = ({ isLarge }: { isLarge: boolean }) => (isLarge ? RULES.contrastOfLarge : RULES.contrast);
  const least = (values: number[]) => (values.length === 0 ? 'nothing' : Math.min(...values).toFixed(1));
  return [
    most('nodes of a page', ({ nodes }) => nodes, RULES.nodes),
    most('depth of a page', ({ depth }) => depth, RULES.depth),
    most('children of a node', ({ mostChildren }) => mostChildren, RULES.children + 1),
    problemCheck(
      'tap targets, shorter side',
      `${least(targets.map(({ entry }) => entry.side))} px of ${targets.length}`,
      `≥ ${RULES.targetSide} px`,
      targets
        .filter(({ entry }) => entry.side < RULES.targetSide)
        .map(({ place, entry }) => `${place}: ${entry.name} ${entry.side.toFixed(1)} px`),
    ),
    problemCheck(
      'contrast of texts',
      `${least(texts.map(({ entry }) => entry.contrast))} of ${texts.length}`,
      `≥ ${RULES.contrast}, large ${RULES.contrastOfLarge}`,
      // Rounded as WeChat and WCAG tools show it.
      texts
        .filter(({ entry }) => entry.contrast + 0.005 < limitOf(entry))
        .map(({ place, entry }) => `${place}: "${entry.text}" ${entry.contrast.toFixed(2)}`),
    ),
    problemCheck(
      'pixels of a picture for one shown',
      `${pictures.reduce((worst, { entry }) => Math.max(worst, entry.pixelsPerPixel), 0).toFixed(1)} of ${pictures.length}`,
      `≤ ${RULES.pixelsPerPixel}`,
      pictures
        .filter(({ entry }) => entry.pixelsPerPixel > RULES.pixelsPerPixel)
        .map(({ place, entry }) => `${place}: ${entry.source} ${entry.pixelsPerPixel.toFixed(1)}`),
    ),
    problemCheck(
      'labels of controls',
      `${targets.length} controls`,
      'all labelled',
      each(({ unlabelled }) => unlabelled).map(({ place, entry }) => `${place}: ${entry}`),
    ),
  ];
}

/** Names of the calls that go to the network. */
export const REQUEST = /^cloud\.|^request$|^downloadFile$/;

export function checkUse({ setData, calls, lifecycle, storageBytes }: PhoneUse): Check[] {
  const requests = calls.filter(({ name }) => REQUEST.test(name));
  const times = bestTimes(
    requests.map(({ name, text, durationMs = Infinity }) => ({ what: `${name} ${text}`, durationMs })),
  );
  const perSecond = busiestSecond(setData.map(({ atMs }) => atMs));
  const concurrent = mostAtOnce(requests.filter(({ durationMs = Infinity }) => durationMs > 300));
  const repeated = repeatedDownloads(requests);
  const tasks = bestTimes(
    lifecycle.map(({ route, name, durationMs }) => ({ what: `${route} ${name}`, durationMs })),
  );
  const slower = (entries: readonly Timed[], limitMs: number) =>
    entries
      .filter(({ durationMs }) => durationMs > limitMs)
      .map(({ what, durationMs }) => `${what}: ${durationMs.toFixed(1)} ms`);
  const slowest = (entries: readonly Timed[]) => Math.max(0, ...entries.map(({ durationMs }) => durationMs));
  const megabytes = (bytes: number) => `${(bytes / KIB / KIB).toFixed(2)} MB`;
  const kilobytes = (bytes: number) => `${(bytes / KIB).toFixed(1)} KB`;
  return [
    problemCheck(
      'bytes of a setData',
      kilobytes(setData.reduce((largest, { bytes }) => Math.max(largest, bytes), 0)),
      `≤ ${kilobytes(RULES.setDataBytes)}`,
      setData
        .filter(({ bytes }) => bytes > RULES.setDataBytes)
        .map(({ route, bytes }) => `${route}: ${kilobytes(bytes)}`),
    ),
    problemCheck(
      'setData in a second',
      String(perSecond),
      `≤ ${RULES.setDataPerSecond}`,
      perSecond > RULES.setDataPerSecond ? [`${perSecond} in one second`] : [],
    ),
    problemCheck(
      'time of a request',
      `${slowest(times).toFixed(0)} ms of ${requests.length}`,
      `≤ ${RULES.requestMs} ms`,
      slower(times, RULES.requestMs),
    ),
    problemCheck(
      'long requests at once',
      String(concurrent),
      `≤ ${RULES.concurrentRequests}`,
      concurrent > RULES.concurrentRequests ? [`${concurrent} requests of more than 300 ms`] : [],
    ),
    problemCheck('same file twice in 3 min', `${repeated.length} files`, 'none', repeated),
    problemCheck(
      'task of a lifecycle function',
      `${slowest(tasks).toFixed(1)} ms`,
      `≤ ${RULES.lifecycleMs} ms`,
      slower(tasks, RULES.lifecycleMs),
    ),
    problemCheck(
      'storage in use',
      megabytes(storageBytes),
      `≤ ${megabytes(RULES.storageBytes)}`,
      storageBytes > RULES.storageBytes ? [megabytes(storageBytes)] : [],
    ),
  ];
}

export function checkDeclaration({ lazyCodeLoading, plugins = {} }: AppDeclaration): Check[] {
  const isLazy = lazyCodeLoading === 'requiredComponents';
  const declared = Object.keys(plugins);
  return [
    problemCheck(
      'code of components is loaded lazily',
      lazyCodeLoading ?? 'not declared',
      'requiredComponents',
      isLazy ? [] : ['app.json: lazyCodeLoading'],
    ),
    problemCheck('plugins declared for the whole app', `${declared.length}`, 'none', declared),
  ];
}

const byValue = (one: { value: number }, other: { value: number }) => other.value - one.value;

function busiestSecond(timesMs: readonly number[]): number {
  const sorted = [...timesMs].sort((one, other) => one - other);
  return sorted.reduce(
    (most, start, index) => Math.max(most, sorted.slice(index).filter((time) => time < start + 1000).length),
    0,
  );
}

function mostAtOnce(calls: readonly { startMs: number; durationMs?: number }[]): number {
  const isRunning = ({ startMs, durationMs = Infinity }: (typeof calls)[number], atMs: number) =>
    startMs <= atMs && atMs < startMs + durationMs;
  return calls.reduce(
    (most, { startMs }) => Math.max(most, calls.filter((call) => isRunning(call, startMs)).length),
    0,
  );
}

function repeatedDownloads(requests: PhoneUse['calls']): string[] {
  const downloads = requests.filter(({ name }) => /downloadFile$/.test(name));
  return downloads
    .filter(({ text, startMs }, index) =>
      downloads
        .slice(0, index)
        .some((earlier) => earlier.text === text && startMs - earlier.startMs < RULES.repeatWithinMs),
    )
    .map(({ text }) => text);
}

interface Timed {
  what: string;
  durationMs: number;
}

/** The shortest time of each: a machine that does something else meanwhile only makes it longer. */
function bestTimes(entries: readonly Timed[]): Timed[] {
  const best = new Map<string, number>();
  for (const { what, durationMs } of entries) {
    best.set(what, Math.min(durationMs, best.get(what) ?? Infinity));
  }
  return [...best].map(([what, durationMs]) => ({ what, durationMs }));
}
