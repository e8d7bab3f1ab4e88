/** What is compared; a port may not be set. */
interface Values {
  readonly HOST: string;
  readonly PORT: number;
  readonly METRICS_HOST: string;
  readonly METRICS_PORT?: number | undefined;
  readonly HEALTH_HOST: string;
  readonly HEALTH_PORT?: number | undefined;
  readonly ANSWER_LIMIT_BYTES: number;
  readonly UNSENT_LIMIT_BYTES: number;
  readonly PERSISTED_OPERATIONS?: string | undefined;
  readonly PERSISTED_OPERATIONS_ONLY: boolean;
}

/** The settings that are right each for itself, and not together: a message for each, which says what to change. */
export function contradictions(values: Values): readonly string[] {
  const mistakes = portsTwice(values);
  const { ANSWER_LIMIT_BYTES: ofOne, UNSENT_LIMIT_BYTES: ofAll } = values;
  if (values.PERSISTED_OPERATIONS_ONLY && !values.PERSISTED_OPERATIONS)
    mistakes.push('PERSISTED_OPERATIONS_ONLY is on, but PERSISTED_OPERATIONS names no file of operations.');
  if (ofAll < ofOne)
    mistakes.push(
      `UNSENT_LIMIT_BYTES is ${ofAll}, but one answer may have the ${ofOne} bytes of ANSWER_LIMIT_BYTES, and would be cut each time. ` +
        `Set UNSENT_LIMIT_BYTES to ${ofOne} at least, or ANSWER_LIMIT_BYTES to ${ofAll} at most.`,
    );
  return mistakes;
}

function portsTwice(values: Values): string[] {
  const ports = (['PORT', 'HEALTH_PORT', 'METRICS_PORT'] as const).map((name) => ({
    name,
    port: values[name],
    host: values[name.replace('PORT', 'HOST') as 'HOST' | 'HEALTH_HOST' | 'METRICS_HOST'],
  }));
  return ports.flatMap((one, index) =>
    ports
      .slice(index + 1)
      // 0 takes any that is free.
      .filter(({ port, host }) => port && port === one.port && (includes(host, one.host) || includes(one.host, host)))
      .map(({ name, port }) => `${one.name} and ${name} are both ${port}. Set one of them to another port.`),
  );
}

/** Whether what listens at the first listens at the other too. */
function includes(host: string, other: string): boolean {
  return host === other || host === '::' || (host === '0.0.0.0' && !other.includes(':'));
}
