import { describe, inject } from 'vitest';

/** What the global set-up tells the test files. */
export type ProvidedEngine =
  | {
      /** With these variables docker, compose and testcontainers reach the engine, and its images. */
      readonly environment: Readonly<Record<string, string>>;
      readonly isOwn: boolean;
    }
  | { readonly missing: string };

declare module 'vitest' {
  export interface ProvidedContext {
    engine: ProvidedEngine;
  }
}

/** A `describe` for tests that need an engine; skipped with the reason where there is none. */
export function describeWithEngine(name: string, body: (environment: Readonly<Record<string, string>>) => void): void {
  const engine = inject('engine');
  if ('missing' in engine) describe.skip(`${name} (skipped: ${engine.missing})`, () => body({}));
  else describe(name, () => body(engine.environment));
}
