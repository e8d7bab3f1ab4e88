import { publicError } from '../../errors.ts';

export const busyMessage = 'The server has as much to do as it can. Try again in a second.';

/** The refusal of whatever there is no room for at the moment. */
export const busy = () =>
  publicError('SERVICE_UNAVAILABLE', busyMessage, { http: { status: 503, headers: { 'retry-after': '1' } } });
