#!/usr/bin/env node
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { CommandError, readCommand, usage } from './arguments.ts';
import { askOf } from './ask.ts';
import { introspect } from './introspect.ts';

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env);
  const report = (line: string) => void process.stdout.write(`${line}\n`);
  if (command.help) return report(usage);
  const { uri, user, password, database, timeoutMs, output, sample, overwrite, check } = command;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
  try {
    const ask = askOf(driver, database, timeoutMs);
    const done = await introspect({ ask, output, sample, overwrite, specifiers: specifiersFor(output), report });
    if (check && done.kind === 'compared' && done.drift.length > 0) process.exitCode = 1;
  } finally {
    await driver.close();
  }
}

/** What the written modules import: the package by its name, or, when this command runs from source, files of this folder. */
function specifiersFor(output: string) {
  if (!import.meta.url.endsWith('.ts')) {
    const name = 'pothos-plugin-neo4j';
    return { model: `${name}/model`, plugin: name, compiler: `${name}/compiler` };
  }
  const path = (file: string) => {
    const found = relative(resolve(output), fileURLToPath(new URL(file, import.meta.url))).replaceAll('\\', '/');
    return found.startsWith('.') ? found : `./${found}`;
  };
  return {
    model: path('../model/index.ts'),
    plugin: path('../plugin/index.ts'),
    compiler: path('../compiler/index.ts'),
  };
}

/** What a person can do about an error of the driver, by its code. */
const hints: Readonly<Record<string, string>> = {
  'Neo.ClientError.Security.Unauthorized': '\nSet NEO4J_PASSWORD, and --user if the user is not neo4j.',
  ServiceUnavailable: '\nCheck that Neo4j runs, and --uri or NEO4J_URI.',
};

main().catch((error: unknown) => {
  const isExpected = error instanceof CommandError || error instanceof neo4j.Neo4jError;
  const hint = error instanceof neo4j.Neo4jError ? (hints[error.code] ?? '') : '';
  process.stderr.write(`${isExpected ? `${error.message}${hint}` : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
});
