import { useExplorer } from '../../src/explorer/explorer.ts';
import type { FetchHere } from '../../src/server/fetch-here.ts';
import { keepingLog } from '../server/serve.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { type Product, productOver } from '../support/product.ts';

/** What is asked for as a browser does. */
export const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

export interface Explorer extends Product {
  /** A page, as HTML. */
  readonly page: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly log: ReturnType<typeof keepingLog>;
}

/** The whole product over a test database, with its pages; `through` is what stands between them and the API. */
export function explorerOver(
  database: TestDatabase,
  through = (fetchHere: FetchHere): FetchHere => fetchHere,
): Explorer {
  const log = keepingLog();
  const product = productOver(database, {
    pages: (fetchHere) => useExplorer(through(fetchHere), { hasPlayground: true, log }),
  });
  const page = async (path: string, headers: Readonly<Record<string, string>> = asBrowser) => {
    const response = await product.server.fetch(
      new Request(`http://product.test${path}`, { headers, redirect: 'manual' }),
    );
    product.throwLogged();
    return response;
  };
  return { ...product, page, log };
}

/** An entity of each type, of those with much to tell. */
export const oneOfEach = [
  'summit-2025-kananaskis',
  'leaders-1996-moscow',
  'meeting-2025-interior-security-ottawa',
  'conference-2000-05-paris',
  'bilateral-2022-faeser-piantedosi',
  'person-mark-carney',
  'member-ca',
  'country-in',
  'presidency-2025',
  'priority-climate-change',
  'commitment-2026-evian-migrant-smuggling-01',
  'doc-2026-evian-migrant-smuggling',
  'statement-2025-ottawa-vedrenne',
  'place-ottawa',
  'org-african-union',
  'group-coalition-smuggling',
  'office-us-acting-secretary-of-homeland-security',
  'src-utor-migrant',
] as const;
