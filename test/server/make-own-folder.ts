import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOwnFolder } from '../../src/server/exports/own-folder.ts';

const folder = await makeOwnFolder('seven-graph-test', process.argv[2]);
writeFileSync(join(folder, 'file'), 'An export.');
process.stdout.write(`${folder}\n`);
// Until it is told to end, as by a second request to stop.
process.stdin.once('data', () => process.exit(1));
