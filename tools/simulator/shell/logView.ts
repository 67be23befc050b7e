import { type PhoneRecord, type Simulator } from '../browser/simulatorPage';

type Kind = keyof PhoneRecord;
const KINDS: Record<Kind, string> = {
  calls: 'wx calls',
  setData: 'setData',
  lifecycle: 'Lifecycle',
  errors: 'Errors',
};
/** Rows that are drawn; the record keeps more. */
const SHOWN_ROWS = 200;
/** WeChat asks for less in one call. */
const LARGE_SET_DATA_BYTES = 32 * 1024;
/** … and in one task. */
const LONG_TASK_MS = 50;

interface Row {
  when: string;
  what: string;
  how: string;
  isBad: boolean;
}

/** What the phone does, newest first. */
export function createLogView() {
  const list = document.querySelector<HTMLElement>('#log')!;
  const filter = document.querySelector<HTMLInputElement>('#log-filter')!;
  const tabs = document.querySelector<HTMLElement>('#log-kinds')!;
  let simulator: Simulator | undefined;
  let kind: Kind = 'calls';
  let isDrawing = false;

  for (const name of Object.keys(KINDS) as Kind[]) {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.dataset['kind'] = name;
    tab.textContent = KINDS[name];
    tab.addEventListener('click', () => {
      kind = name;
      draw();
    });
    tabs.append(tab);
  }
  filter.addEventListener('input', draw);
  document.querySelector('#log-clear')!.addEventListener('click', () => {
    for (const name of Object.keys(KINDS) as Kind[]) simulator?.record[name].splice(0);
    draw();
  });

  /** At most once a frame: a page's start makes hundreds of entries. */
  function drawSoon(): void {
    if (isDrawing) return;
    isDrawing = true;
    requestAnimationFrame(() => {
      isDrawing = false;
      draw();
    });
  }

  function draw(): void {
    for (const tab of tabs.children) {
      tab.setAttribute('aria-selected', String((tab as HTMLElement).dataset['kind'] === kind));
    }
    if (!simulator) return;
    const wanted = filter.value.toLowerCase();
    const rows = rowsOf(simulator.record, kind)
      .filter(({ what }) => what.toLowerCase().includes(wanted))
      .slice(-SHOWN_ROWS)
      .reverse();
    list.replaceChildren(...rows.map(drawRow));
    drawFigures(simulator);
    document.querySelector('#route')!.textContent = simulator.routes().join('  ›  ');
  }

  drawSoon();
  return {
    follow(started: Simulator) {
      simulator = started;
      started.onRecord = drawSoon;
      drawSoon();
    },
  };
}

function rowsOf(record: PhoneRecord, kind: Kind): Row[] {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  switch (kind) {
    case 'calls':
      return record.calls.map(({ name, text, startMs, durationMs, failure }) => ({
        when: seconds(startMs),
        what: failure === undefined ? `${name} ${text}` : `${name} ${text} → ${failure}`,
        how: durationMs === undefined ? '…' : `${durationMs.toFixed(0)} ms`,
        isBad: failure !== undefined,
      }));
    case 'setData':
      return record.setData.map(({ route, bytes, atMs }) => ({
        when: seconds(atMs),
        what: route,
        how: `${(bytes / 1024).toFixed(1)} KB`,
        isBad: bytes > LARGE_SET_DATA_BYTES,
      }));
    case 'lifecycle':
      return record.lifecycle.map(({ route, name, durationMs }) => ({
        when: '',
        what: `${route} ${name}`,
        how: `${durationMs.toFixed(1)} ms`,
        isBad: durationMs > LONG_TASK_MS,
      }));
    case 'errors':
      return record.errors.map((text) => ({ when: '', what: text, how: '', isBad: true }));
  }
}

function drawRow({ when, what, how, isBad }: Row): HTMLElement {
  const row = document.createElement('li');
  if (isBad) row.className = 'bad';
  for (const [name, text] of Object.entries({ when, what, how })) {
    const cell = document.createElement('span');
    cell.className = name;
    cell.textContent = text;
    cell.title = text;
    row.append(cell);
  }
  return row;
}

function drawFigures(simulator: Simulator): void {
  const { calls, setData, errors } = simulator.record;
  const largest = setData.reduce((bytes, entry) => Math.max(bytes, entry.bytes), 0);
  const used = simulator.usedBytes();
  const missing = simulator.missingNames();
  const figures: [title: string, value: string, isBad: boolean][] = [
    ['wx calls', String(calls.length), false],
    ['largest setData', `${(largest / 1024).toFixed(1)} KB`, largest > LARGE_SET_DATA_BYTES],
    ['storage', `${(used.storage / 1024).toFixed(0)} KB`, false],
    ['files', `${(used.files / 1024).toFixed(0)} KB`, false],
    ['GPU contexts', String(simulator.liveContexts()), false],
    ['errors', String(errors.length), errors.length > 0],
    ['not modelled', missing.length === 0 ? 'none' : missing.join(', '), missing.length > 0],
  ];
  document.querySelector('#figures')!.replaceChildren(
    ...figures.map(([title, value, isBad]) => {
      const figure = document.createElement('div');
      figure.className = isBad ? 'figure bad' : 'figure';
      const strong = document.createElement('strong');
      strong.textContent = value;
      const name = document.createElement('span');
      name.textContent = title;
      figure.append(strong, name);
      return figure;
    }),
  );
}
