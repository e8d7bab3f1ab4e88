import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../src/database/program.ts';

const FORWARDING = '/proc/sys/net/ipv4/ip_forward';
const BRIDGE = 'docker0';

/**
 * Notes what an engine changes in the network of the machine and leaves behind: its bridge, its rules, forwarding. Gives
 * what puts it back.
 */
export async function keepNetwork(): Promise<() => Promise<void>> {
  const hadBridge = existsSync(`/sys/class/net/${BRIDGE}`);
  const forwarding = existsSync(FORWARDING) ? readFileSync(FORWARDING, 'utf8') : undefined;
  const rules = await Promise.all(['iptables', 'ip6tables'].map(readRules));
  return async () => {
    if (!hadBridge && existsSync(`/sys/class/net/${BRIDGE}`)) await runProgram('ip', ['link', 'delete', BRIDGE]);
    for (const restore of rules) await restore();
    if (forwarding !== undefined) writeFileSync(FORWARDING, forwarding);
  };
}

async function readRules(program: string): Promise<() => Promise<void>> {
  const { status, lines } = await runProgram(`${program}-save`, []);
  if (status !== 0) return async () => {};
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seven-rules-'));
    const file = join(folder, 'rules');
    // A table that was not in use then is not named: what stands in it now is taken away.
    const empty = ['*nat', '*filter'].filter((table) => !lines.includes(table));
    const chains: Readonly<Record<string, readonly string[]>> = {
      '*nat': ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
      '*filter': ['INPUT', 'FORWARD', 'OUTPUT'],
    };
    const emptied = empty.flatMap((table) => [
      table,
      ...(chains[table] ?? []).map((chain) => `:${chain} ACCEPT [0:0]`),
      'COMMIT',
    ]);
    writeFileSync(file, `${[...lines, ...emptied].join('\n')}\n`);
    await runProgram(`${program}-restore`, [file]);
    rmSync(folder, { recursive: true });
  };
}
