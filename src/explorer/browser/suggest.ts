const DELAY_MS = 120;
const suggest = 'query Suggest($text: String!) { suggest(text: $text) { text node { slug name caption } } }';
const search = 'query FindFirst($text: String!) { search(text: $text, first: 5) { nodes { slug name caption } } }';

interface Suggestion {
  /** The name that begins as was typed, which may be another than that of the page. */
  readonly text: string | null;
  readonly node: { readonly slug: string; readonly name: string; readonly caption: string };
}

/**
 * The search box as a combobox: names stand beneath it while one types, arrows move, Enter opens the one that is chosen.
 * Where none is chosen, Enter sends the form, whose page finds by all that is known. Fields for a name are the same, and
 * take the one that is chosen and go on.
 */
export function suggestWhileTyping(): void {
  const search = document.querySelector<HTMLInputElement>('.search input')!;
  suggestFor(search, 'suggestion', ({ slug }) => location.assign(`/${slug}`));
  for (const field of document.querySelectorAll<HTMLInputElement>('.combo .name')) {
    suggestFor(field, `suggestion-${field.id}`, ({ slug, name }) => {
      field.value = name;
      (field.parentElement!.querySelector('[type="hidden"]') as HTMLInputElement).value = slug;
      goOnFrom(field);
    });
  }
}

/** From the name that was chosen to the one that is missing; once there are both, the form is sent. */
function goOnFrom({ form }: HTMLInputElement): void {
  const names = [...form!.querySelectorAll<HTMLInputElement>('.combo .name')];
  const missing = names.find(({ value }) => value.trim() === '');
  if (missing) missing.focus();
  else form!.requestSubmit();
}

interface Choice {
  readonly slug: string;
  readonly name: string;
}

function suggestFor(input: HTMLInputElement, id: string, choose: (choice: Choice) => void): void {
  const list = document.createElement('ul');
  list.id = `${id}s`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Names');
  input.parentElement!.append(list);
  const box = new SuggestionBox(input, list, id, choose);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  }))
    input.setAttribute(name, value);
  input.addEventListener('input', () => box.ask());
  input.addEventListener('keydown', (event) => box.onKey(event));
  input.addEventListener('blur', () => box.close());
  // Before the blur that would close the list.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    if (option) box.choose(option);
  });
}

class SuggestionBox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #timer = 0;
  #asked = new AbortController();
  #selected = -1;
  readonly #id: string;
  readonly #choose: (choice: Choice) => void;

  constructor(input: HTMLInputElement, list: HTMLElement, id: string, choose: (choice: Choice) => void) {
    this.#input = input;
    this.#list = list;
    this.#id = id;
    this.#choose = choose;
  }

  /** Asks once the typing pauses; an answer that is late is not shown. */
  ask(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
    const text = this.#input.value.trim();
    if (text === '') {
      this.close();
      return;
    }
    this.#timer = window.setTimeout(() => void this.#find(text), DELAY_MS);
  }

  async #find(text: string): Promise<void> {
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    try {
      const found = await foundFor(text, signal);
      if (!signal.aborted) this.#show(found);
    } catch {
      // The form still leads to the page of results.
      if (!signal.aborted) this.close();
    }
  }

  #show(found: readonly Suggestion[]): void {
    if (document.activeElement !== this.#input) return;
    this.#list.replaceChildren(...found.map((one, index) => optionOf(one, `${this.#id}-${index}`)));
    this.#select(-1);
    this.#list.hidden = found.length === 0;
    this.#input.setAttribute('aria-expanded', String(found.length > 0));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
    this.#list.hidden = true;
    this.#select(-1);
    this.#input.setAttribute('aria-expanded', 'false');
  }

  onKey(event: KeyboardEvent): void {
    if (this.#list.hidden) return;
    const count = this.#list.children.length;
    const chosen = this.#list.children[this.#selected];
    if (event.key === 'ArrowDown') this.#select((this.#selected + 1) % count);
    else if (event.key === 'ArrowUp') this.#select(this.#selected < 0 ? count - 1 : this.#selected - 1);
    else if (event.key === 'Enter' && chosen) this.choose(chosen);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
  }

  choose(option: Element): void {
    const { slug = '', name = '' } = (option as HTMLElement).dataset;
    this.close();
    this.#choose({ slug, name });
  }

  #select(index: number): void {
    this.#list.children[this.#selected]?.setAttribute('aria-selected', 'false');
    this.#selected = index;
    const option = this.#list.children[index];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }
}

/** The names that begin as was typed; where there is none, the first that a search finds by all that is known. */
async function foundFor(text: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const { suggest: named } = await answerTo<{ suggest: readonly Suggestion[] | null }>(suggest, text, signal);
  if (named && named.length > 0) return named;
  const { search: found } = await answerTo<{ search: { nodes: readonly Suggestion['node'][] } | null }>(
    search,
    text,
    signal,
  );
  return (found?.nodes ?? []).map((node) => ({ text: null, node }));
}

async function answerTo<Data>(query: string, text: string, signal: AbortSignal): Promise<Partial<Data>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { text } }),
    signal,
  });
  const { data } = (await response.json()) as { data?: Data };
  return data ?? {};
}

function optionOf({ text, node: { slug, name, caption } }: Suggestion, id: string): HTMLElement {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  Object.assign(option.dataset, { slug, name });
  const detail = document.createElement('span');
  detail.className = 'detail';
  detail.textContent = text === null || text === name ? ` ${caption}` : ` ${name}, ${caption}`;
  option.append(text ?? name, detail);
  return option;
}
