import { createEnvironment } from './environment.ts';
import { readEvent, readHosts } from './event-details.ts';
import { readPresidencyEvents } from './presidency-events.ts';
import { searchEvents } from './search-events.ts';

/** Goes through the screens of a small application, and prints what they would show. */
const [address = '', year = ''] = process.argv.slice(2);
const environment = createEnvironment(address);
const screens = await readPresidencyEvents(environment, Number(year), 4);
const { id } = screens[0]?.rows[0] ?? { id: '' };
const report = {
  screens,
  event: await readEvent(environment, id),
  hosts: await readHosts(environment, id),
  refused: await readHosts(environment, id, 'no cursor'),
  found: await searchEvents(environment, 'CA', `${year}-06-01`),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
