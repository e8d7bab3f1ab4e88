/** A drawing of so many pixels or more is shrunk on a phone, so its letters are larger there. */
const LONG = 400;
const LONGEST = 520;

/** The class of the drawing of a bar for each year, by how wide it is. */
export const barsClass = (width: number): string => {
  if (width < LONG) return 'bars';
  return width < LONGEST ? 'bars long' : 'bars longest';
};
