import type { Ask } from '../../api/ask.ts';
import { readOperation } from '../../api/operation.ts';
import type { Reference } from '../../entity/view.ts';
import type { WayEnd, WayEndVariables } from './end.answer.ts';

export const endOperation = readOperation<WayEnd, WayEndVariables>(new URL('./end.graphql', import.meta.url));

/** What a field for a name stands for: the entity that was found for it, and what else it could be. */
export interface End {
  readonly found: Reference | undefined;
  readonly others: readonly Reference[];
}

/** The entity with a slug, or the one that was picked by its name, else the first that a text finds. */
export async function endOf(text: string, picked: string, ask: Ask): Promise<End> {
  if (text === '') return { found: undefined, others: [] };
  const { data } = await ask(endOperation, { slug: picked || text, text });
  const found = data.search?.nodes ?? [];
  if (data.entity && (picked === '' || data.entity.name === text)) return { found: data.entity, others: [] };
  const [first, ...others] = found;
  return { found: first, others: first?.name === text ? [] : others };
}
