/** How well a property is named for a key: less is better. */
export function keyRank(name: string, label: string): number {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const ofLabel = `${label.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}id`;
  const index = ['id', 'uuid', 'guid', ofLabel, 'slug', 'key', 'code', 'isbn', 'sku', 'email', 'number'].indexOf(plain);
  if (index >= 0) return index;
  return plain.endsWith('id') || plain.endsWith('key') || plain.endsWith('code') ? 20 : 30;
}

/** Whether a property looks like a key by its name, so that its values will not be the same later either. */
export const looksLikeKey = (name: string, label: string): boolean => keyRank(name, label) < 30;
