/** "Show more" adds to the list instead of leading to its next part. Where that fails, it leads there. */
export function loadMore(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.more') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void append(link);
  });
}

async function append(link: HTMLAnchorElement): Promise<void> {
  const section = link.closest('section')!;
  const list = section.querySelector('.rows')!;
  link.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(link.href, { headers: { accept: 'text/html' } });
    if (!response.ok) throw new Error(`Status ${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const found = page.getElementById(section.id)!;
    const rows = [...found.querySelectorAll('.rows > li')];
    renumber(rows, page);
    list.append(...rows);
    const shown = section.querySelector('.shown')!;
    shown.setAttribute('role', 'status');
    shown.textContent = shown.textContent!.replace(/^[\d,]+/, String(list.children.length));
    const next = found.querySelector<HTMLAnchorElement>('a.more');
    // Focus stays where the reader is: at the first row that came.
    rows[0]?.querySelector('a')?.focus();
    if (next) link.href = next.href;
    else link.remove();
    link.removeAttribute('aria-busy');
  } catch {
    location.assign(link.href);
  }
}

/** Sources that the page has not named yet are added to its list; all numbers are those of this page. */
function renumber(rows: readonly Element[], from: Document): void {
  const list = document.querySelector('.sources ol');
  if (!list) return;
  for (const cite of rows.flatMap((row) => [...row.querySelectorAll('a.cite')])) {
    const id = cite.getAttribute('href')!.slice(1);
    let source = document.getElementById(id);
    if (!source) {
      source = document.importNode(from.getElementById(id)!, true);
      list.append(source);
      document.querySelector('#sources-title .count')!.textContent = String(list.children.length);
    }
    const number = String([...list.children].indexOf(source) + 1);
    cite.textContent = number;
    cite.setAttribute('aria-label', cite.getAttribute('aria-label')!.replace(/\d+/, number));
  }
}
