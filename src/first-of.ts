export const late = Symbol('late');

/** What something gives, or `late` where it takes longer. */
export async function firstOf<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | typeof late> {
  let timer: NodeJS.Timeout | undefined;
  const inVain = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds).unref();
  });
  try {
    return await Promise.race([work, inVain]);
  } finally {
    clearTimeout(timer);
  }
}
