import { titleCells } from './cell-titles.ts';
import { offerAddress } from './copy-address.ts';
import { lightSources } from './light-sources.ts';
import { loadMore } from './load-more.ts';
import { offerPictures } from './picture.ts';
import { openQuery } from './query-panel.ts';
import { suggestWhileTyping } from './suggest.ts';
import { SHOWN } from './swap.ts';
import { showTrail } from './trail.ts';

// What every page does with scripts; without them it is complete, with more loading of pages.
suggestWhileTyping();
lightSources();
loadMore();
openQuery();
offerTools();
showTrail();
titleCells();
document.addEventListener(SHOWN, offerTools);

function offerTools(): void {
  offerPictures();
  offerAddress();
}
