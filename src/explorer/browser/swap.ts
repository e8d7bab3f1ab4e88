/** Is sent to the document when a part of the page was replaced by another. */
export const SHOWN = 'seven:shown';

let asking = new AbortController();

/**
 * Shows what stands at another address in place of some parts of the page; the last that is asked for wins. False where a
 * later one did; an address that gives no such page is gone to instead.
 */
export async function swap(address: string, ...parts: readonly string[]): Promise<boolean> {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' }, signal });
    if (!response.ok) throw new Error(`Status ${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (signal.aborted) return false;
    for (const part of parts) {
      const from = page.querySelector(part)!;
      document.querySelector(part)!.replaceChildren(...document.importNode(from, true).childNodes);
    }
    document.title = page.title;
    document.dispatchEvent(new Event(SHOWN));
    return true;
  } catch {
    if (!signal.aborted) location.assign(address);
    return false;
  }
}

/** Whether a click is to do what a plain click does, and not to open a tab or a menu. */
export const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** The address that a form leads to, without what is left empty; with that of the button by which it is sent. */
export function addressIn(form: HTMLFormElement, submitter: HTMLElement | null = null): string {
  const data = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') data.append(submitter.name, submitter.value);
  const entries = [...data].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
  );
  return `${form.getAttribute('action') ?? ''}?${new URLSearchParams(entries.map(([name, value]) => [name, value]))}`;
}
