export const livePath = '/health/live';
export const readyPath = '/health/ready';
