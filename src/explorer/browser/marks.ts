import { brushYears } from './brush.ts';
import { followMarks } from './keyboard.ts';
import { SHOWN } from './swap.ts';
import { walkYears } from './walk.ts';

// Drawings of meetings: marks by the keyboard, years by the mouse or step by step.
prepare();
document.addEventListener(SHOWN, prepare);
addEventListener('hashchange', openTarget);
openTarget();
walkYears();

function prepare(): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>('svg.marks')) {
    followMarks(drawing, { go: (address) => location.assign(address) });
    if (drawing.classList.contains('timeline')) brushYears(drawing);
  }
}

/** A list that a mark leads to is opened, wherever the browser does not do that itself. */
function openTarget(): void {
  const details = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details');
  if (!details || details.open) return;
  details.open = true;
  details.scrollIntoView({ block: 'start' });
}
