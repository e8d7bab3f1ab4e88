import type { Client } from '@urql/core';

/** The piece of the page for clients of that name, beside which these modules are bundled. */
export const client: Client;
