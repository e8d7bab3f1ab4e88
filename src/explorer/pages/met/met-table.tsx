import { countText } from '../../parts/words.ts';
import { addressOf, type Question } from './question.ts';
import { type Attendee, together } from './together.ts';

/** The number of shades, of which the last stands for the largest number. */
const SHADES = 5;

/** People by people: each pair once, below the diagonal. The columns bear the numbers of the rows. */
export function MetTable({ question, most }: { readonly question: Question; readonly most: readonly Attendee[] }) {
  const counts = most.map((one, index) => most.slice(0, index).map((other) => together(one, other)));
  const largest = Math.max(1, ...counts.flat());
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
    <section class="wide" tabIndex={0} aria-label="Summits together">
      <table class="met">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Summits</th>
            {most.slice(0, -1).map(({ person }, index) => (
              <th key={person.slug} scope="col">
                <abbr title={person.name}>{index + 1}</abbr>
                <span class="unseen"> {person.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {most.map(({ person, summits }, index) => (
            <tr key={person.slug}>
              <th scope="row">
                <span class="count">{index + 1}</span>{' '}
                <a href={addressOf({ who: person.slug, and: undefined, of: undefined })}>{person.name}</a>
              </th>
              <td>{summits.size}</td>
              {counts[index]!.map((count, at) => {
                const { person: other } = most[at]!;
                if (count === 0) return <td key={other.slug} class="none" />;
                const says = `${person.name} and ${other.name}: ${countText(count, 'summit')}`;
                return (
                  <td key={other.slug} class={`shade-${Math.ceil((count / largest) * SHADES)}`}>
                    <a
                      href={`${addressOf(question, { of: person.slug, and: other.slug })}#cell`}
                      aria-label={says}
                      title={says}
                    >
                      {count}
                    </a>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
