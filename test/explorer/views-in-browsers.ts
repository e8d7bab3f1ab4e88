/** One of each page, as browsers are sent to it. */
export const views = [
  '/',
  '/search?q=kana',
  '/meeting-2025-interior-security-ottawa',
  '/member-ca',
  '/time?from=2024',
  '/map?from=2015&kind=SUMMIT',
  '/compliance?by=area&member=EU&at=Climate+Change',
  '/compliance?by=priority',
  '/path?from=priority-migrant-smuggling&to=summit-2025-kananaskis',
  '/network?from=summit-2025-kananaskis',
  '/met',
  '/met?who=person-angela-merkel&and=person-barack-obama',
  '/neighbors?of=summit-2025-kananaskis&relation=AGREED&direction=OUTGOING&network=from%3Dsummit-2025-kananaskis',
  '/meeting-2025-interior-security-ottawa?show=query',
  '/nothing-here',
];

/** One in three in the ordinary run: axe takes a second for each. */
export const drawnViews = process.env['LONG'] === 'on' ? views : views.filter((_, index) => index % 3 === 0);
