import type { Client, Filter, List, OpenList, Row } from './client.ts';

const html = `
  <style>* { overflow-anchor: none } li { height: 100px }</style>
  <section id="search"><input aria-label="Search"> <output></output></section>
  <section id="path"><form><input name="from"> <input name="to"> <button>Path</button></form> <output></output></section>
  <section id="event"><form><input name="slug"> <button>Event</button></form> <output></output></section>
  <section id="list">
    <form><select name="kind"><option value="">All</option><option>SUMMIT</option><option>MINISTERIAL_MEETING</option></select>
      <input name="name"> <button>Read anew</button></form>
    <ol></ol><p id="end"><button>More</button></p>
  </section>`;

const find = <Found extends HTMLElement = HTMLElement>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
};
const textOf = (form: HTMLFormElement, name: string) => String(new FormData(form).get(name) ?? '');

/** Shows the screens of the application: a search as somebody types, a path, an event, and a list that goes on. */
export function showScreens(client: Client): void {
  history.scrollRestoration = 'manual';
  document.body.innerHTML = html;
  showSearch(client);
  showWhatIsAsked('#path', async (form) => {
    const steps = await client.path(textOf(form, 'from'), textOf(form, 'to'));
    return steps?.join(' ');
  });
  showWhatIsAsked('#event', async (form) => {
    const event = await client.event(textOf(form, 'slug'));
    return event ? `${event.name}: ${event.hosts.join(', ')}` : undefined;
  });
  showList(client);
}

/** Each state of a screen has a name: what could not be read is another one than what is not there. */
async function attempt(
  screen: HTMLElement,
  work: () => Promise<'shown' | 'missing'>,
  signal?: AbortSignal,
): Promise<void> {
  screen.dataset['state'] = 'loading';
  try {
    screen.dataset['state'] = await work();
  } catch (error) {
    if (signal?.aborted) return;
    screen.dataset['error'] = String(error);
    screen.dataset['state'] = 'failed';
  }
}

function showWhatIsAsked(selector: string, ask: (form: HTMLFormElement) => Promise<string | undefined>): void {
  const [screen, form, output] = [
    find(selector),
    find<HTMLFormElement>(`${selector} form`),
    find(`${selector} output`),
  ];
  form.addEventListener('submit', (submit) => {
    submit.preventDefault();
    void attempt(screen, async () => {
      const found = await ask(form);
      output.textContent = found ?? 'There is none.';
      return found === undefined ? 'missing' : 'shown';
    });
  });
}

function showSearch(client: Client): void {
  const [screen, input, output] = [find('#search'), find<HTMLInputElement>('#search input'), find('#search output')];
  let last = new AbortController();
  input.addEventListener('input', () => {
    last.abort();
    const current = new AbortController();
    last = current;
    void attempt(
      screen,
      async () => {
        const found = input.value === '' ? [] : await client.suggest(input.value, current.signal);
        output.textContent = found.map(({ name }) => name).join(', ');
        return 'shown';
      },
      current.signal,
    );
  });
}

function showList(client: Client): void {
  const [screen, form, end] = [find('#list'), find<HTMLFormElement>('#list form'), find('#end')];
  let open: OpenList | undefined;
  let list: List | undefined;
  const show = (next: List) => {
    list = next;
    find('ol').replaceChildren(...next.rows.map(rowOf));
    screen.dataset['total'] = String(next.totalCount);
    screen.dataset['rows'] = String(next.rows.length);
    screen.dataset['more'] = String(next.hasMore);
  };
  const read = (page: 'read' | 'more') =>
    attempt(screen, async () => {
      await open?.[page]();
      // Tells again whether the end is in sight.
      observer.unobserve(end);
      observer.observe(end);
      return 'shown';
    });
  // What a person has scrolled to is read without a click.
  const observer = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting && screen.dataset['state'] === 'shown' && list?.hasMore) void read('more');
  });
  const begin = () => {
    open?.close();
    open = client.list(filterOf(form), show);
    void read('read');
  };
  form.addEventListener('input', begin);
  form.addEventListener('submit', (submit) => {
    submit.preventDefault();
    void read('read');
  });
  end.addEventListener('click', () => void read('more'));
  begin();
}

function filterOf(form: HTMLFormElement): Filter {
  const [kind, name] = [textOf(form, 'kind'), textOf(form, 'name')];
  return { kind: kind === '' ? null : { eq: kind }, name: name === '' ? null : { matches: name } };
}

function rowOf({ id, name }: Row): HTMLElement {
  const row = document.createElement('li');
  row.id = id;
  row.textContent = name;
  return row;
}
