import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createYoga } from 'graphql-yoga';
import { connect, contextOf } from './built/run.js';

// A program of somebody who installed the plugin. It reads schemas with questions, asks each by two servers over HTTP, and
// writes the answers. It is JavaScript, since the declarations of these servers do not pass the strictest settings.

const [, , uri, user, password] = process.argv;
const driver = connect(uri, user, password);
const context = contextOf(driver);

async function ask(address, query) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
}

async function answersOf({ module, questions }) {
  const { schema } = await import(`./built/${module}`);
  const apollo = new ApolloServer({ schema });
  const listen = { port: 0, host: '127.0.0.1' };
  const { url } = await startStandaloneServer(apollo, { listen, context: async () => context });
  const yoga = createServer(createYoga({ schema, logging: false, context }));
  await new Promise((listening) => yoga.listen(0, '127.0.0.1', listening));

  const answers = [];
  for (const question of questions) {
    answers.push({
      apollo: await ask(url, question),
      yoga: await ask(`http://127.0.0.1:${yoga.address().port}/graphql`, question),
    });
  }
  await apollo.stop();
  yoga.closeAllConnections();
  yoga.close();
  return answers;
}

const answers = [];
for (const asked of await json(process.stdin)) answers.push(await answersOf(asked));
process.stdout.write(JSON.stringify(answers));
await driver.close();
