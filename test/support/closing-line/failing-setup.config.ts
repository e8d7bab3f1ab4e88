import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** The same, with a global set-up that fails before the first test. */
export default mergeConfig(config, { test: { globalSetup: ['failing-setup.ts'] } });
