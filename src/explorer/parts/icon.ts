/** Seven dots, six around one, in a square of 24 around 0: lines of no length with round ends. */
export const dots = `M0 0${[0, 60, 120, 180, 240, 300].map(dotAt).join('')}h.01`;
export const DOT = 5.2;
export const COLOUR = '#2f7fc4';

function dotAt(angle: number): string {
  const radians = (angle * Math.PI) / 180;
  return `h.01M${(8 * Math.sin(radians)).toFixed(2)} ${(-8 * Math.cos(radians)).toFixed(2)}`;
}
