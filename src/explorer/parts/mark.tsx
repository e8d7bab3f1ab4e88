import { type EntityType, type Family, kinds } from './kinds.ts';

/** The shape of each family around (0, 0), some 12 wide. Kinds are told apart by shape as well as by colour. */
export const shapes: Readonly<Record<Family, string>> = {
  meeting: 'M-5-5H5V5H-5Z',
  person: 'M-5.6 0A5.6 5.6 0 1 1 5.6 0A5.6 5.6 0 1 1-5.6 0Z',
  member: 'M-3.2-5.5H3.2L6.4 0L3.2 5.5H-3.2L-6.4 0Z',
  priority: 'M0-6L6.2 5H-6.2Z',
  text: 'M-4-6H4V6H-4Z',
  place: 'M0-6.6L6.6 0L0 6.6L-6.6 0Z',
  organization: 'M0-6.2L5.9-1.9L3.6 5H-3.6L-5.9-1.9Z',
  record: 'M-2.5-6H2.5L6-2.5V2.5L2.5 6H-2.5L-6 2.5V-2.5Z',
};

/** The mark of an entity beside its name, which says the kind in words. */
export function Mark({ type }: { readonly type: EntityType }) {
  const { family, one } = kinds[type];
  return (
    <svg class={`mark ${family}`} viewBox="-7 -7 14 14" width="14" height="14" role="img" aria-label={one}>
      <path d={shapes[family]} />
    </svg>
  );
}
