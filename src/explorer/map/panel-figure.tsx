import { placeLabels } from '../parts/labels.ts';
import { countText } from '../parts/words.ts';
import { type Circle, circleName } from './circles.ts';
import { landOf, type Panel } from './land.ts';

/** A little more than they are, since letters are wider in some typefaces. */
const LETTERS = 14;

/** A part of the world with a circle for each place; a circle leads to its meetings in the list beneath. */
export function PanelFigure({ panel, circles }: { readonly panel: Panel; readonly circles: readonly Circle[] }) {
  const { id, name, width, height } = panel;
  const labels = placeLabels(circles, LETTERS, panel);
  const count = circles.reduce((sum, { meetings }) => sum + meetings.length, 0);
  return (
    <figure class="panel">
      <svg viewBox={`0 0 ${width} ${height}`} class="marks" width={width} height={height} aria-labelledby={`${id}-map`}>
        <title id={`${id}-map`}>{`${name}: ${countText(count, 'meeting')}`}</title>
        <path class="land" d={landOf(panel)} />
        {circles.map((circle) => (
          <a key={circle.id} href={`#${circle.id}`} aria-label={circleName(circle)}>
            <title>{circleName(circle)}</title>
            <circle class="spot" cx={Math.round(circle.x)} cy={Math.round(circle.y)} r={circle.radius.toFixed(1)} />
          </a>
        ))}
        {labels.map((label, index) => {
          const { id: circleId, name: place } = circles[index]!;
          return (
            label && (
              <text key={circleId} x={label.x.toFixed(0)} y={label.y.toFixed(0)} text-anchor={label.anchor}>
                {place}
              </text>
            )
          );
        })}
      </svg>
      <figcaption>
        {count === 0
          ? `${name}: no meeting.`
          : `${name}: ${countText(count, 'meeting')} in ${countText(circles.length, 'place')}. The larger a circle, the more meetings; all places are listed beneath.`}
      </figcaption>
    </figure>
  );
}
