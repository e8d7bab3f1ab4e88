import type { Ask } from '../../api/ask.ts';
import { endOf } from '../path/end.ts';
import type { Question } from './question.ts';

const slug = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/** A question with slugs in the place of names, and the names of which no person was found. */
export async function findNamed(question: Question, ask: Ask): Promise<{ question: Question; unknown: string[] }> {
  const unknown: string[] = [];
  const find = async (text: string | undefined) => {
    if (text === undefined || slug.test(text)) return text;
    const { found, others } = await endOf(text, '', ask);
    const person = [found, ...others].find((entity) => entity?.__typename === 'Person');
    if (!person) unknown.push(text);
    return person?.slug;
  };
  const named = { who: await find(question.who), and: await find(question.and), of: await find(question.of) };
  return { question: named, unknown };
}
