/** Makes of the page that renders GraphiQL the page of the playground: its tabs, its address and its size. */
export function playgroundPage(html: string): string {
  return fittingItsWindow(keepingTabsInPlace(openingItsTab(html)));
}

/**
 * Where its list changes its width, as when the font arrives, Motion moves each tab to another place, and GraphiQL shows a
 * tab there while it is pressed: the press ends beside the tab, and nothing opens. A tab that is let go returns to its own place,
 * so there is nothing to move.
 */
function keepingTabsInPlace(html: string): string {
  const method = 'scalePositionWithinConstraints(){';
  return replaceLast(html, method, `${method}return;`, 'moves what can be dragged');
}

/**
 * The page takes `query` from its address by itself, and opens an empty tab where there is none. Here it opens what the address
 * asks for, in the tab that holds it or in a new one, with `variables` and `headers`, which are texts of JSON. Without
 * `query` it opens the tab that was open last. The address follows the editors, but does not take headers, which may hold secrets.
 */
function openingItsTab(html: string): string {
  const call = 'YogaGraphiQL.renderYogaGraphiQL(';
  const opening = `((root, { defaultTabs, ...options }) => {
          const address = new URL(location.href);
          const parts = ['query', 'variables', 'headers'];
          const asked = address.searchParams.has('query')
            ? Object.fromEntries(parts.map((part) => [part, address.searchParams.get(part)]))
            : undefined;
          let kept;
          try {
            kept = JSON.parse(localStorage.getItem('graphiql:tabState'));
          } catch {
            // Nothing is kept that can be read: the examples are opened.
          }
          const tabs = Array.isArray(kept?.tabs) ? kept.tabs : [];
          const current = tabs[kept?.activeTabIndex];
          const holds = (tab) => parts.every((part) => asked[part] === null || asked[part] === (tab?.[part] ?? ''));
          const opened = asked === undefined ? current : ([current, ...tabs].find(holds) ?? asked);
          const follow = (part) => (text) => {
            address.searchParams.delete('headers');
            if (text) address.searchParams.set(part, text);
            else address.searchParams.delete(part);
            // Servers refuse long addresses.
            const shown = address.searchParams.has('query') && address.href.length < 8000 ? address : address.pathname;
            history.replaceState({}, '', shown);
          };
          YogaGraphiQL.renderYogaGraphiQL(root, {
            ...options,
            defaultTabs: asked ? [asked, ...defaultTabs] : defaultTabs,
            ...(opened && {
              query: opened.query ?? '',
              variables: opened.variables ?? '',
              initialHeaders: opened.headers ?? '',
            }),
            onEditQuery: follow('query'),
            onEditVariables: follow('variables'),
          });
        })(`;
  return replaceLast(html, call, opening, 'renders GraphiQL');
}

/** Where nothing around an editor is positioned, what of a long document is outside it makes the whole page scroll. */
function fittingItsWindow(html: string): string {
  return html.replace('</head>', '<style>.graphiql-container { position: relative; }</style></head>');
}

function replaceLast(html: string, text: string, replacement: string, does: string): string {
  const at = html.lastIndexOf(text);
  if (at === -1) throw new Error(`The page of the playground is not as it was: nothing in it ${does}.`);
  return html.slice(0, at) + replacement + html.slice(at + text.length);
}
