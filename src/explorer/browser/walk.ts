import { addressIn, swap } from './swap.ts';

/** The slider of a view walks from year to year: what is shown follows it, and the address says what is shown. */
export function walkYears(): void {
  const form = document.querySelector<HTMLFormElement>('form.walk');
  const slider = form?.querySelector<HTMLInputElement>('input[type="range"]');
  if (!form || !slider) return;
  const shown = form.querySelector('output')!;
  // The slider itself does what the button is for.
  form.querySelector('button')!.hidden = true;
  slider.addEventListener('input', () => {
    shown.textContent = slider.value;
    void walk(addressIn(form));
  });
}

async function walk(address: string): Promise<void> {
  // What only moves on in time makes no entry in the history.
  if (await swap(address, '#shown', '.tools')) history.replaceState(history.state, '', address);
}
