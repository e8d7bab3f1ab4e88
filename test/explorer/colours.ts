type Triple = readonly [number, number, number];

export const sights = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Sight = (typeof sights)[number];

/** Viénot, Brettel and Mollon 1999 for the first two, Brettel and others 1997 in one plane for the third; linear RGB. */
const blindness: Readonly<Record<Exclude<Sight, 'normal'>, readonly [Triple, Triple, Triple]>> = {
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
  tritan: [
    [1, 0.14461, -0.14461],
    [0, 0.85924, 0.14076],
    [0, 0.85924, 0.14076],
  ],
};

/** The ratio of the Web Content Accessibility Guidelines, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lower, higher] = [one, other].map(luminance).sort((a, b) => a - b) as [number, number];
  return (higher + 0.05) / (lower + 0.05);
}

const luminance = (colour: string): number => dot([0.2126, 0.7152, 0.0722], linear(colour));

/** A colour in linear RGB as somebody sees it. */
export function seenBy(sight: Sight, colour: string): Triple {
  const seen = linear(colour);
  if (sight === 'normal') return seen;
  return blindness[sight].map((row) => Math.min(1, Math.max(0, dot(row, seen)))) as unknown as Triple;
}

/** How far two colours in linear RGB are apart, in OKLab. */
export function distance(one: Triple, other: Triple): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function linear(colour: string): Triple {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

function oklab(rgb: Triple): Triple {
  const [l, m, s] = (
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ] as const
  ).map((row) => Math.cbrt(dot(row, rgb))) as unknown as Triple;
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const dot = (one: Triple, other: Triple): number => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
