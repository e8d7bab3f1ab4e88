import { sendAroundFirst } from '../../src/handles-across-processes.ts';
import { listen } from '../../src/server/listening/listen.ts';

const { url, close } = await listen((_request, response) => void response.end('heard'), {
  ...{ host: '127.0.0.1', port: 0, answerTimeoutMs: 1_000, sendAround: sendAroundFirst() },
});
process.send?.({ serves: url });
process.on('message', async (message: object) => {
  if (!('stop' in message)) return;
  await close(1_000);
  process.exit();
});
