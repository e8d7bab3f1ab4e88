/** While a number has the focus or the pointer, its source is lit; and the other way round, the rows that rest on a source. */
export function lightSources(): void {
  for (const kind of ['focusin', 'mouseover']) document.addEventListener(kind, light);
}

function light({ target }: Event): void {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit');
  if (!(target instanceof Element)) return;
  const cite = target.closest('a.cite');
  if (cite) document.querySelector(`.sources ${hashOf(cite)}`)?.classList.add('lit');
  const source = target.closest('.sources li');
  if (!source) return;
  for (const row of document.querySelectorAll(`a.cite[href="#${CSS.escape(source.id)}"]`)) {
    row.closest('li, dd, p')?.classList.add('lit');
  }
}

function hashOf(link: Element): string {
  return `#${CSS.escape(link.getAttribute('href')!.slice(1))}`;
}
