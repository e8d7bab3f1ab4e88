import type { Family } from '../parts/kinds.ts';
import { type Drawing, type DrawnMark, importance } from './drawing.ts';
import type { Position } from './layout.ts';
import { leadsFrom } from './leads.ts';
import type { SteppedScene } from './positions.ts';
import { anyRelation, readQuestion } from './question.ts';
import type { Scene } from './scene.ts';

/** All that a script needs to lay out and paint a drawing that has too many marks for SVG. */
export interface CanvasScene {
  readonly scene: SteppedScene;
  readonly drawing: Drawing;
  /** Where marks stand that somebody has moved. */
  readonly moved: readonly (readonly [string, Position])[];
  readonly dataVersion: string | undefined;
}

/** The same as a page holds it: what follows from the rest is left out, so that a large page is small. */
export interface PackedScene {
  /** The address of the drawing: with it, those of its marks are known. */
  readonly address: string;
  readonly says: string;
  readonly opened: readonly string[];
  /** In the order in which they are laid out. */
  readonly marks: readonly PackedMark[];
  /** What lines say. */
  readonly words: readonly string[];
  /** Three numbers for each line: the marks that it joins, by their importance, and its words. */
  readonly lines: readonly number[];
  readonly moved: CanvasScene['moved'];
  readonly dataVersion: string | undefined;
}

interface PackedMark {
  readonly key: string;
  readonly family?: Family | undefined;
  readonly count?: number | undefined;
  readonly short: string;
  readonly name: string;
  /** By its number among what is opened. */
  readonly parent?: number | undefined;
  readonly sector: number;
  readonly step: number;
}

interface ToPack extends Omit<CanvasScene, 'scene'> {
  readonly scene: Pick<Scene, 'marks' | 'opened'>;
  readonly address: string;
}

export function packed({ scene, drawing, moved, dataVersion, address }: ToPack): PackedScene {
  const drawn = new Map(drawing.marks.map((mark) => [mark.key, mark]));
  const words = new Map<string, number>();
  for (const line of drawing.lines) if (!words.has(line.words)) words.set(line.words, words.size);
  return {
    address,
    says: drawing.says,
    opened: scene.opened,
    marks: scene.marks.map(({ key, parent, sector, step }) => {
      const { family, count, short, name } = drawn.get(key)!;
      return {
        key,
        family,
        count,
        short,
        name,
        parent: parent === undefined ? undefined : scene.opened.indexOf(parent),
        sector,
        step,
      };
    }),
    words: [...words.keys()],
    lines: drawing.lines.flatMap((line) => [line.from, line.to, words.get(line.words)!]),
    moved,
    dataVersion,
  };
}

export function unpacked({ address, says, opened, marks, words, lines, moved, dataVersion }: PackedScene): CanvasScene {
  const open = new Set(opened);
  const leads = leadsFrom(readQuestion(new URL(address, 'http://localhost'), anyRelation), opened);
  const drawn = marks
    .map(({ key, family, count, short, name }): DrawnMark => {
      const isBundle = count !== undefined;
      return {
        key,
        slug: isBundle ? undefined : key,
        family,
        count,
        isOpened: open.has(key),
        short,
        name,
        // Few of these are ever asked for.
        get address() {
          return leads.addressOf(key, isBundle);
        },
        get hide() {
          return leads.hidingOf(key, isBundle);
        },
      };
    })
    .toSorted((one, other) => importance(other) - importance(one));
  const drawnLines = Array.from({ length: lines.length / 3 }, (_, index) => {
    const [from, to, word] = lines.slice(3 * index, 3 * index + 3) as [number, number, number];
    return { from, to, words: words[word]!, isMain: drawn[from]!.isOpened || drawn[to]!.isOpened };
  });
  return {
    scene: {
      opened,
      marks: marks.map(({ key, parent, sector, step }) => ({
        key,
        parent: parent === undefined ? undefined : opened[parent],
        sector,
        step,
      })),
      links: drawnLines.map(({ from, to, isMain }) => ({ from: drawn[from]!.key, to: drawn[to]!.key, isMain })),
    },
    drawing: { says, marks: drawn, lines: drawnLines },
    moved,
    dataVersion,
  };
}
