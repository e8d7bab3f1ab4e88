/** Copies a text; where the browser lets no page write to the clipboard, what shows it is selected. */
export async function copy(text: string, button: HTMLButtonElement, shown?: Node): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    button.textContent = shown ? 'Selected: copy it by keyboard' : 'It could not be copied';
  }
}
