import { setMaxListeners } from 'node:events';
import type { Admission } from '../../src/server/admission/admission.ts';
import type { Visit } from '../../src/server/admission/visit.ts';

export const never = new AbortController().signal;
setMaxListeners(0, never);

/** An operation that has arrived and asked for its place. */
export function ask(admission: Admission, client = 'a', signal: AbortSignal = never) {
  const visit = admission.arrive(client);
  const asked = { visit, state: visit === undefined ? 'refused at the door' : 'waits' };
  visit?.enter(signal).then(
    () => {
      asked.state = 'runs';
    },
    (error: { extensions?: { code?: string } }) => {
      asked.state = error.extensions?.code ?? 'gone';
    },
  );
  return asked;
}

export const settled = () => new Promise((resolve) => setImmediate(resolve));
export const states = async (asked: readonly { readonly state: string }[]) => {
  await settled();
  return asked.map(({ state }) => state);
};
export const leave = (asked: { readonly visit: Visit | undefined }) => asked.visit?.leave();
