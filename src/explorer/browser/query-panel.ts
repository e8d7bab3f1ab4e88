import { copy } from './copy.ts';

/** "Query" opens its panel on the page instead of leading to a page with it. Where that fails, it leads there. */
export function openQuery(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.query-link') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const panel = document.getElementById('query');
    if (panel) {
      panel.remove();
      link.setAttribute('aria-expanded', 'false');
    } else void open(link);
  });
  addCopyButtons();
}

async function open(link: HTMLAnchorElement): Promise<void> {
  link.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(link.href, { headers: { accept: 'text/html' } });
    if (!response.ok) throw new Error(`Status ${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const panel = document.importNode(page.getElementById('query')!, true);
    link.closest('.tools')!.after(panel);
    link.setAttribute('aria-expanded', 'true');
    addCopyButtons();
    panel.focus();
  } catch {
    location.assign(link.href);
  } finally {
    link.removeAttribute('aria-busy');
  }
}

function addCopyButtons(): void {
  for (const code of document.querySelectorAll<HTMLElement>('.code')) {
    if (code.previousElementSibling?.classList.contains('copy')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = `Copy ${code.getAttribute('aria-label')!.split(' ')[0]}`;
    button.addEventListener('click', () => void copy(code.textContent ?? '', button, code));
    code.before(button);
  }
}
