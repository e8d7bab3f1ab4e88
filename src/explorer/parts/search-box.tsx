/** The search box of every page. A script shows what is found while one types; without it the form leads to the results. */
export function SearchBox({ text = '', autofocus = false }: { readonly text?: string; readonly autofocus?: boolean }) {
  return (
    <search>
      <form class="search" action="/search">
        <label class="unseen" for="q">
          Search
        </label>
        <input
          id="q"
          name="q"
          type="search"
          value={text}
          maxLength={200}
          placeholder="A person, meeting, place, topic …"
          autocomplete="off"
          autofocus={autofocus}
        />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}
