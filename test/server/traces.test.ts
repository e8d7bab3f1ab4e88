import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { collector } from './collector.ts';
import { runMain, toDatabase, untilServing } from './run-main.ts';

describeWithDatabase('traces', (database) => {
  it('lead from the client by HTTP and the plan to the statement, and tell no value', { timeout: 60_000 }, async () => {
    const { url, spans, text, close } = await collector();
    const run = runMain({
      ...toDatabase(database),
      PORT: '0',
      EXPLORER: 'off',
      KEPT_ANSWERS_BYTES: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    await untilServing(run);
    const address = /API: +(http:\S+)/.exec(run.output())?.[1] ?? '';
    const ask = async (traceId: string, flags: string) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}` },
        body: JSON.stringify({
          query:
            'query Canada($year: Int!) { presidency(year: $year) { name } event(slug: "summit-1988-toronto") { name } }',
          variables: { year: 2025 },
        }),
      });
      expect(response.status).toBe(200);
    };
    const traceId = (digit: number) => `${digit}`.repeat(32);
    // The first is answered by Yoga, the second directly; the third client does not want to be traced.
    for (const [digit, flags] of [
      [1, '01'],
      [2, '01'],
      [3, '00'],
    ] as const)
      await ask(traceId(digit), flags);
    await expect.poll(() => spans.filter(({ name }) => name === 'POST /graphql'), { timeout: 5_000 }).toHaveLength(2);

    for (const [index, way] of ['executor', 'direct'].entries()) {
      const own = spans.filter((span) => span.traceId === traceId(index + 1));
      const [http] = own.filter(({ name }) => name === 'POST /graphql');
      expect(http?.parentSpanId).toBe('00f067aa0ba902b7');
      const attributes = Object.fromEntries(
        http?.attributes.map(({ key, value }) => [key, Object.values(value)[0]]) ?? [],
      );
      expect(attributes).toMatchObject({
        'http.response.status_code': 200,
        'graphql.operation.name': 'Canada',
        'seven.operation.way': way,
      });
      const inside = own.filter((span) => span !== http);
      expect(inside.map(({ name }) => name).sort()).toEqual(['plan', 'statement', 'statement']);
      for (const span of inside) expect(span.parentSpanId).toBe(http?.spanId);
    }
    expect(spans.some((span) => span.traceId === traceId(3))).toBe(false);
    // Nothing is there, and what a client writes takes no more room than that.
    await fetch(`${address}/${'x'.repeat(3_000)}`, { method: 'POST' });
    const paths = () => spans.flatMap(({ attributes }) => attributes.filter(({ key }) => key === 'url.path'));
    const longest = () => Math.max(...paths().map(({ value }) => String(Object.values(value)[0]).length));
    await expect.poll(longest, { timeout: 5_000 }).toBe(500);
    expect(text()).toContain('deployment.environment.name');
    expect(text()).not.toMatch(/2025|toronto|MATCH/);

    // Where nobody takes them any more, answers go on, and the log says so once.
    close();
    for (let time = 0; time < 3; time += 1) await ask(traceId(4), '01');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });
});
