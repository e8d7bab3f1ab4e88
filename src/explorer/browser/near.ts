/** With more lines than these around a mark, their words would cover the drawing. */
const MOST_WORDS = 14;

/** What has the focus or the pointer is shown with all its lines, which say what they are; the list beside it as well. */
export function showNear(): void {
  let last: Element | undefined;
  const show = ({ target }: Event) => {
    const found = target instanceof Element ? markAt(target) : undefined;
    if (found === last && found?.isConnected !== false) return;
    last = found;
    clear();
    if (found) light(found);
  };
  for (const kind of ['focusin', 'pointerover']) document.addEventListener(kind, show);
}

/** The mark that something is in, or is told of by. */
function markAt(target: Element): SVGAElement | undefined {
  const mark = target.closest<SVGAElement>('svg.network a');
  if (mark) return mark;
  const row = target.closest<HTMLElement>('.sentences li[data-slug]');
  return row ? markOf(row.dataset['slug']!) : undefined;
}

const markOf = (slug: string): SVGAElement | undefined =>
  [...document.querySelectorAll<SVGAElement>(`svg.network a[data-slug="${CSS.escape(slug)}"]`)].find(
    (mark) => mark.getClientRects().length > 0,
  );

function clear(): void {
  for (const one of document.querySelectorAll('.near')) one.classList.remove('near');
  for (const one of document.querySelectorAll('.network .passing')) one.remove();
}

function light(mark: SVGAElement): void {
  const drawing = mark.ownerSVGElement!;
  const { key, slug } = mark.dataset;
  mark.classList.add('near');
  if (slug) {
    for (const row of document.querySelectorAll(`.sentences li[data-slug="${CSS.escape(slug)}"]`))
      row.classList.add('near');
  }
  const lines = [...drawing.querySelectorAll<SVGPathElement>('path.tie')].filter((line) =>
    line.dataset['ends']!.split(' ').includes(key!),
  );
  for (const line of lines) line.classList.add('near');
  if (lines.length <= MOST_WORDS) {
    for (const line of lines) {
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2);
      drawing.append(textAt(x, y, line.textContent ?? '', 'words'));
    }
  }
  if (!drawing.querySelector(`text[data-of="${key}"]`)) {
    const [x, y] = mark.dataset['at']!.split(' ').map(Number);
    drawing.append(textAt(x!, y! - 14, mark.getAttribute('aria-label')!.replace(/; [^;]*$/, ''), 'name'));
  }
}

function textAt(x: number, y: number, words: string, kind: string): SVGTextElement {
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  text.setAttribute('class', `passing ${kind}`);
  text.setAttribute('x', String(Math.round(x)));
  text.setAttribute('y', String(Math.round(y)));
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('aria-hidden', 'true');
  text.textContent = words;
  return text;
}
