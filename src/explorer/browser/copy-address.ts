import { copy } from './copy.ts';

/** A button that copies the address of what is shown, which holds its whole state. */
export function offerAddress(): void {
  const tools = document.querySelector('.tools');
  if (!tools || tools.querySelector('.copy-address')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'as-link copy-address';
  button.textContent = 'Copy address';
  button.addEventListener('click', () => void copy(location.href, button));
  tools.prepend(button, ' ');
}
