import type { Environment } from 'relay-runtime';

/** The piece of the page for clients of that name, beside which these modules are bundled. */
export const environment: Environment;
