/** What a process has taken so far. */
export interface Usage {
  /** Of the processors, in milliseconds. */
  readonly processorMs: number;
  /** Of memory now, in bytes. */
  readonly memoryBytes: number;
}

/** What a server is sent that is to tell its usage; `tell-usage.mjs` answers. */
export const askUsage = 'usage';
