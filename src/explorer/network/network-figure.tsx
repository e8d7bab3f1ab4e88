import type { Reference } from '../entity/view.ts';
import { kinds } from '../parts/kinds.ts';
import { placeLabels } from '../parts/labels.ts';
import { shapes } from '../parts/mark.tsx';
import { countText } from '../parts/words.ts';
import type { Position } from './layout.ts';
import { lineFrom } from './line.ts';
import type { Mark, Scene, SceneLink } from './scene.ts';

const MARGIN = 90;
const LETTERS = 14;
const LONGEST = 30;

interface Props {
  readonly scene: Scene;
  readonly positions: ReadonlyMap<string, Position>;
  /** The entities that are opened. */
  readonly opened: ReadonlySet<string>;
  /** How many links an entity has. */
  readonly linksOf: (slug: string) => number;
  /** Where a mark leads. */
  readonly addressOf: (mark: Mark) => string;
  /** The address of the drawing without a mark; undefined where it cannot be hidden. */
  readonly hidingOf: (mark: Mark) => string | undefined;
}

/** The marks, the links among them, and the names that have room. */
export function NetworkFigure({ scene: { marks, links }, positions, opened, linksOf, addressOf, hidingOf }: Props) {
  const frame = frameOf([...positions.values()]);
  const at = (key: string): Position => {
    const { x, y } = positions.get(key)!;
    return { x: x - frame.left, y: y - frame.top };
  };
  const ordered = marks.toSorted((one, other) => importance(other, opened) - importance(one, opened));
  const labels = placeLabels(
    ordered.map((mark) => ({ ...at(mark.key), radius: radiusOf(mark, opened), name: shortName(mark) })),
    LETTERS,
    frame,
  );
  const says = `${marks.length} marks and ${links.length} lines`;
  const joined = joinedIn(links);
  const indexOf = new Map(ordered.map(({ key }, index) => [key, index]));
  const nameOf = (mark: Mark) => fullName(mark, joined.get(mark.key)?.length ?? 0, linksOf(mark.key));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
    <section class="wide" tabIndex={0} aria-label="Network">
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        class="marks network"
        aria-labelledby="network-title"
        data-origin={`${frame.left} ${frame.top}`}
      >
        <title id="network-title">{says}</title>
        {links.map(({ from, to, words, isMain }) => (
          <path
            key={`${from} ${to}`}
            class={isMain ? 'tie' : 'tie faint'}
            d={lineFrom(at(from), at(to), isMain)}
            data-ends={`${indexOf.get(from)} ${indexOf.get(to)}`}
          >
            <title>{words}</title>
          </path>
        ))}
        {ordered.map((mark) => (
          <a
            key={mark.key}
            href={addressOf(mark)}
            aria-label={nameOf(mark)}
            data-key={indexOf.get(mark.key)}
            data-slug={mark.entity?.slug}
            data-at={`${at(mark.key).x} ${at(mark.key).y}`}
            data-joined={joined
              .get(mark.key)
              ?.map((key) => indexOf.get(key))
              .join(' ')}
            data-hide={hidingOf(mark)}
          >
            <title>{nameOf(mark)}</title>
            <MarkShape mark={mark} at={at(mark.key)} isOpened={opened.has(mark.key)} />
          </a>
        ))}
        {labels.map(
          (label, index) =>
            label && (
              <text
                key={ordered[index]!.key}
                class={opened.has(ordered[index]!.key) ? 'name opened' : 'name'}
                x={label.x.toFixed(0)}
                y={label.y.toFixed(0)}
                text-anchor={label.anchor}
                data-of={index}
              >
                {shortName(ordered[index]!)}
              </text>
            ),
        )}
      </svg>
    </section>
  );
}

function MarkShape({
  mark: { entity, bundle },
  at,
  isOpened,
}: {
  readonly mark: Mark;
  readonly at: Position;
  readonly isOpened: boolean;
}) {
  if (bundle) {
    return (
      <>
        <circle class="spot bundle" cx={at.x} cy={at.y} r="13" />
        <text class="number" x={at.x} y={at.y + 4} text-anchor="middle">
          {bundle.count}
        </text>
      </>
    );
  }
  const { family } = kinds[entity!.__typename];
  const scale = isOpened ? 2 : 1.3;
  return <path class={`spot ${family}`} transform={`translate(${at.x} ${at.y}) scale(${scale})`} d={shapes[family]} />;
}

const radiusOf = ({ bundle, key }: Mark, opened: ReadonlySet<string>): number =>
  bundle ? 13 : opened.has(key) ? 13 : 9;

/** What is opened is named first, then entities, then the rest of relations. */
const importance = ({ key, bundle }: Mark, opened: ReadonlySet<string>): number =>
  opened.has(key) ? 2 : bundle ? 0 : 1;

function shortName({ entity, bundle }: Mark): string {
  const name = entity ? nameIn(entity) : (bundle?.words ?? '');
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
}

/** Names of meetings of ministers begin alike: what tells them apart comes first. */
const nameIn = ({ __typename, name }: Reference): string =>
  __typename === 'MinisterialMeeting' ? name.replace(/^G[678] /, '').replace(/ Ministers' Meeting\b/, '') : name;

/** What lines join each mark to. */
function joinedIn(links: readonly SceneLink[]): ReadonlyMap<string, readonly string[]> {
  const joined = new Map<string, string[]>();
  for (const { from, to } of links) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      joined.set(one, [...(joined.get(one) ?? []), other]);
  }
  return joined;
}

/** "Mark Carney, person, took part in; 212 links, 4 drawn" */
function fullName({ entity, bundle, words }: Mark, lines: number, links: number): string {
  if (bundle) return `${bundle.count} more: ${bundle.words}`;
  const kind = kinds[entity!.__typename].one.toLowerCase();
  const drawn = lines === links ? '' : `, ${lines} drawn`;
  return `${[entity!.name, kind, ...(words ? [words] : [])].join(', ')}; ${countText(links, 'link')}${drawn}`;
}

function frameOf(positions: readonly Position[]) {
  const xs = positions.map(({ x }) => x);
  const ys = positions.map(({ y }) => y);
  const left = Math.min(...xs) - MARGIN;
  const top = Math.min(...ys) - MARGIN / 2;
  return { left, top, width: Math.max(...xs) + MARGIN - left, height: Math.max(...ys) + MARGIN / 2 - top };
}
