const STARS = '********';

/** Whoever knows these can change the graph. */
const SECRETS = new Set(['NEO4J_PASSWORD']);

/**
 * The settings as lines of a file `.env`: those that are set, and the defaults of the others as comments. A secret is
 * shown as stars.
 */
export function printSettings(
  effective: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const lines = Object.entries(effective).map(([name, value]) => {
    const isSet = Boolean(environment[name]);
    const shown = SECRETS.has(name) && isSet ? STARS : quoted(withoutPassword(value ?? ''));
    return `${isSet ? '' : '# '}${name}=${shown}`;
  });
  return lines.join('\n');
}

/** A value as it may be shown: an address may hold who logs in there, as in `https://name:password@collector`. */
export function withoutPassword(value: string): string {
  return value.replace(/(?<=:\/\/)[^/?#]*@/, `${STARS}@`);
}

/** With a blank, a number sign or a quote in it, a value must stand in quotes. */
function quoted(value: string): string {
  return /[\s#'"`]/.test(value) ? JSON.stringify(value) : value;
}
