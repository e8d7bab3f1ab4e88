/** How much the name of a property looks like that of a key: a lower rank is better. */
export function keyRank(name: string, label: string): number {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const ofLabel = `${label.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}id`;
  const index = ['id', 'uuid', 'guid', ofLabel, 'slug', 'key', 'code', 'isbn', 'sku', 'email', 'number'].indexOf(plain);
  if (index >= 0) return index;
  return plain.endsWith('id') || plain.endsWith('key') || plain.endsWith('code') ? 20 : 30;
}

/** Whether a property has a name like a key, so that its values will probably stay unique. */
export const looksLikeKey = (name: string, label: string): boolean => keyRank(name, label) < 30;
