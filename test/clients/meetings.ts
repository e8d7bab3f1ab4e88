/** Two digits, so that texts stand in the order of numbers. */
const digits = (number: number) => String(number).padStart(2, '0');

export const slugOf = (number: number): string => `meeting-2020-${digits(number)}`;

/** Facts of meetings beside the small facts, one every day, by their numbers and what their names begin with. */
export function meetings(names: ReadonlyMap<number, string>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...names].map(([number, name]) => {
      const day = new Date(Date.UTC(2020, 5, 5 + number)).toISOString().slice(0, 10);
      return [`events/2020/${slugOf(number)}.yaml`, meeting(slugOf(number), `${name} ${digits(number)}`, day)];
    }),
  );
}

const meeting = (slug: string, name: string, day: string) => `slug: ${slug}
kind: MINISTERIAL_MEETING
name: ${name}
portfolios: [interior-security]
status: HELD
startDate: ${day}
endDate: ${day}
presidency: presidency-2020
hosts: [CA]
members: [CA]
sources: [src-news]
confidence: HIGH
`;
