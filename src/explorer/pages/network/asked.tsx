import { parametersOf, type Question } from '../../network/question.ts';

interface Props {
  readonly question: Question;
  /** Parameters that the form asks for itself. */
  readonly without?: readonly string[];
}

/** What is asked for already, in a form that asks for more. */
export function Asked({ question, without = [] }: Props) {
  return (
    <>
      <input type="hidden" name="from" value={question.from} />
      {parametersOf(question)
        .filter(([name]) => !without.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
