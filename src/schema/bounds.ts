import { badUserInput } from '../errors.ts';

/** Throws `BAD_USER_INPUT` where the number that a client gives in an argument is out of bounds. */
export function requireWithin(argument: string, value: number, least: number, most: number): void {
  if (value < least || value > most) {
    throw badUserInput(`'${argument}' is ${value}. It must be from ${least} to ${most}.`);
  }
}
