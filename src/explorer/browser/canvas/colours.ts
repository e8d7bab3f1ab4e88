import type { Family } from '../../parts/kinds.ts';

/** The colours of the scheme that the page is shown in, from its style sheet. */
export interface Colours {
  readonly back: string;
  readonly text: string;
  readonly accent: string;
  readonly line: string;
  readonly of: Readonly<Record<Family, string>>;
}

export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    back: colour('back'),
    text: colour('text'),
    accent: colour('accent'),
    line: colour('link-line'),
    of: {
      meeting: colour('meeting'),
      person: colour('person'),
      member: colour('member'),
      priority: colour('priority'),
      text: colour('text-kind'),
      place: colour('place'),
      organization: colour('organization'),
      record: colour('record'),
    },
  };
}
