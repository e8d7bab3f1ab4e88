// Imported into a server that is measured, this has it note what its processor does from SIGUSR2 on, and write it to the
// file PROFILE at the next: see profile.ts.
import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const file = process.env.PROFILE;
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });
let isOn = false;
process.on('SIGUSR2', async () => {
  isOn = !isOn;
  if (isOn) {
    await session.post('Profiler.start');
    return;
  }
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(`${file}.unfinished`, JSON.stringify(profile));
  renameSync(`${file}.unfinished`, file);
});
