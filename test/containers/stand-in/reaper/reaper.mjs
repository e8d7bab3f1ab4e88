// Removes what carries the labels that its clients named, ten seconds after the last of them has gone.
import { request } from 'node:http';
import { createServer } from 'node:net';

const PATIENCE_MS = 10_000;
const filters = new Set();
let clients = 0;
let timer;

createServer((client) => {
  clients += 1;
  clearTimeout(timer);
  let rest = '';
  client.setEncoding('utf8').on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      for (const [, label] of new URLSearchParams(line.trim()).entries()) filters.add(label);
      client.write('ACK\n');
    }
  });
  client
    .on('error', () => {})
    .on('close', () => {
      clients -= 1;
      if (clients === 0) timer = setTimeout(reap, PATIENCE_MS);
    });
}).listen(8080, () => process.stdout.write('Started\n'));

async function reap() {
  for (const label of filters) {
    const query = `filters=${encodeURIComponent(JSON.stringify({ label: [label] }))}`;
    // This container carries the label too, and ends by itself.
    for (const { Id, Image } of await ask('GET', `/containers/json?all=1&${query}`))
      if (!Image.includes('reaper')) await ask('DELETE', `/containers/${Id}?force=1&v=1`);
    for (const { Id } of await ask('GET', `/networks?${query}`)) await ask('DELETE', `/networks/${Id}`);
    for (const { Name } of (await ask('GET', `/volumes?${query}`)).Volumes ?? [])
      await ask('DELETE', `/volumes/${Name}`);
  }
  process.exit(0);
}

function ask(method, path) {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: '/var/run/docker.sock', method, path }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve(body === '' ? [] : JSON.parse(body)));
    });
    call.on('error', reject).end();
  });
}
