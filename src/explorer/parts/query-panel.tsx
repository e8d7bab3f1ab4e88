import type { AskedOperation } from '../api/asked.ts';
import { playgroundLink } from './playground-link.ts';
import { countText } from './words.ts';

interface Props {
  readonly asked: readonly AskedOperation[];
  readonly hasPlayground: boolean;
}

/** What a page asked the API, and the Cypher that answered it. A script adds a button to each text that copies it. */
export function QueryPanel({ asked, hasPlayground }: Props) {
  return (
    <section id="query" class="query" aria-labelledby="query-title" tabIndex={-1}>
      <h2 id="query-title">The query behind this page</h2>
      <p class="hint">
        This page sent {countText(asked.length, 'operation')} to the API, as any program can. Each root field of an
        operation is answered by one Cypher statement.
      </p>
      {asked.map(({ operation, variables, statements }, index) => (
        <section key={index} class="asked" aria-labelledby={`asked-${index}`}>
          <h3 id={`asked-${index}`}>
            {index + 1}. {operation.name}
          </h3>
          {hasPlayground && (
            <p>
              <a href={playgroundLink(operation, variables)}>Open in the playground</a>
            </p>
          )}
          <Code title={`variables of ${index + 1}. ${operation.name}`} text={JSON.stringify(variables, undefined, 2)} />
          <details>
            <summary>Operation</summary>
            <Code title={`operation ${index + 1}. ${operation.name}`} text={operation.text} />
          </details>
          {statements === undefined && (
            <p class="hint">This server does not show the Cypher statements: the setting EXPLAIN is off.</p>
          )}
          {statements?.map(({ statement, browser, rows, milliseconds }, at) => (
            <details key={at}>
              <summary>
                Cypher: {countText(rows, 'row')} in {milliseconds} ms
              </summary>
              <Code
                title={`Cypher ${at + 1} of ${index + 1}. ${operation.name}`}
                text={[browser, statement].filter((part) => part !== '').join('\n')}
              />
            </details>
          ))}
        </section>
      ))}
    </section>
  );
}

function Code({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is too wide scrolls, which needs the focus of a keyboard.
    <section class="code" tabIndex={0} aria-label={title}>
      <pre>{text}</pre>
    </section>
  );
}
