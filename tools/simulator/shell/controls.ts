const place = (id: string) => document.querySelector<HTMLElement>(`#${id}`)!;

/** One of several. */
export function addSegments(
  id: string,
  names: readonly string[],
  chosen: string,
  onChoose: (name: string) => void,
): void {
  const row = document.createElement('div');
  row.className = 'segments';
  const buttons = names.map((name) => button(name, () => choose(name)));
  row.append(...buttons);
  place(id).append(row);
  mark(chosen);

  function choose(name: string): void {
    mark(name);
    onChoose(name);
  }
  function mark(name: string): void {
    buttons.forEach((each) => each.setAttribute('aria-pressed', String(each.textContent === name)));
  }
}

/** Each on or off. @param titles what each does, by name */
export function addSwitches<Name extends string>(
  id: string,
  titles: Record<Name, string>,
  on: readonly Name[],
  onChange: (name: Name, isOn: boolean) => void,
): void {
  const list = document.createElement('div');
  list.className = 'switches';
  for (const name of Object.keys(titles) as Name[]) {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.id = `fault-${name}`;
    box.checked = on.includes(name);
    box.addEventListener('change', () => onChange(name, box.checked));
    const text = document.createElement('span');
    text.textContent = name;
    const title = document.createElement('small');
    title.textContent = titles[name];
    text.append(title);
    const label = document.createElement('label');
    label.append(box, text);
    list.append(label);
  }
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.textContent = 'GPU faults show when the engine next opens the GPU: restart the app.';
  place(id).append(list, hint);
}

export function addActions(id: string, actions: Record<string, () => void>): void {
  const row = document.createElement('div');
  row.className = 'actions';
  row.append(...Object.entries(actions).map(([name, act]) => button(name, act)));
  place(id).append(row);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
