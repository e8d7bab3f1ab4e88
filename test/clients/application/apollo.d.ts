import type { ApolloClient } from '@apollo/client';

/** The piece of the page for clients of that name, beside which these modules are bundled. */
export const client: ApolloClient;
