export default function setup(): void {
  throw new Error('A set-up that fails.');
}
