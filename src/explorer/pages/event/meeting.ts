import type { EventPage } from './event.answer.ts';

/** A meeting of any kind, as its page is given it. */
export type Meeting = Extract<NonNullable<EventPage['entity']>, { readonly eventKind: unknown }>;
