import type { Rule } from './rules.ts';

/** What is lost in adding numbers in another order. */
const SAME = '1e-9';

/** The rules on figures: each follows from what it counts, or is a source's, under the source's name. */
export const figureRules: readonly Rule[] = [
  {
    rule: 'The average of a commitment is the mean of its scores, and says how many they are.',
    text: `MATCH (c:Commitment) OPTIONAL MATCH (c)<-[:ASSESSES]-(a:Assessment)
      WITH c, avg(a.score) AS mean, count(a) AS number
      WHERE c.complianceScoreCount <> number OR (c.complianceAverage IS NULL) <> (mean IS NULL)
        OR abs(c.complianceAverage - mean) > ${SAME}
      RETURN c.slug AS record, 'has the average ' + coalesce(toString(c.complianceAverage), 'of nothing') + ' of '
        + c.complianceScoreCount + ' scores, and they are ' + number + ' with the mean ' + coalesce(toString(mean), 'of nothing') AS what`,
  },
  {
    rule: 'The commitments of an issue area are all told the same number of those made in it, no fewer than are on record.',
    text: `MATCH (c:Commitment) WHERE c.issueArea IS NOT NULL
      WITH c.issueArea AS area, count(*) AS number, min(coalesce(c.issueAreaCommitmentCount, 0)) AS least, max(c.issueAreaCommitmentCount) AS most
      WHERE least <> most OR least < number
      RETURN area AS record, 'has ' + number + ' of ' + least + ' commitments' AS what`,
  },
  {
    rule: 'An average that a source states names that source.',
    text: `MATCH (c:Commitment) WHERE c.sourceComplianceAverage IS NOT NULL
        AND NOT EXISTS { (c)-[:SOURCED_FROM {supports: 'sourceComplianceAverage'}]->(:Source) }
      RETURN c.slug AS record, 'has ' + c.sourceComplianceAverage + ' from nowhere' AS what`,
  },
  {
    rule: 'A derived result is the mean of the scores of its event, of its member where it has one, and is absent where there are none.',
    text: `MATCH (r:SummitResult {derived: true})-[:RESULT_OF]->(e:Event)
      OPTIONAL MATCH (r)-[:RESULT_FOR]->(m:Member)
      OPTIONAL MATCH (e)-[:AGREED]->(:Commitment)<-[:ASSESSES]-(a:Assessment)
        WHERE m IS NULL OR EXISTS { (a)-[:SCORES]->(m) }
      WITH r, avg(a.score) AS mean, count(a) AS number
      WHERE coalesce(r.sampleSize <> number, true) OR (r.value IS NULL) <> (mean IS NULL) OR abs(r.value - mean) > ${SAME}
      RETURN r.slug AS record, 'is ' + coalesce(toString(r.value), 'nothing') + ' over ' + coalesce(r.sampleSize, 0)
        + ' scores, and they are ' + number + ' with the mean ' + coalesce(toString(mean), 'of nothing') AS what`,
  },
  {
    rule: 'The coverage of an event is what part of its reported commitments is on record, and no more than all.',
    text: `MATCH (e:Event) WITH e, COUNT { (e)-[:AGREED]->() } AS number
      WHERE e.recordedCommitmentCount <> number OR (e.coverage IS NULL) <> (e.reportedCommitmentCount IS NULL)
        OR abs(e.coverage - toFloat(number) / e.reportedCommitmentCount) > ${SAME} OR e.coverage > 1
      RETURN e.slug AS record, 'has ' + number + ' commitments, the number ' + e.recordedCommitmentCount + ' of '
        + coalesce(toString(e.reportedCommitmentCount), 'nothing') + ' and the coverage ' + coalesce(toString(e.coverage), 'none') AS what`,
  },
  {
    rule: 'What rests on general knowledge alone is not of HIGH confidence.',
    text: `MATCH (b:Source {kind: 'BACKGROUND'}) WITH collect(b.slug) AS background
      CALL (background) {
        MATCH (n:Entity) WHERE n.confidence = 'HIGH' AND EXISTS { (n)-[:SOURCED_FROM]->(:Source) }
          AND NOT EXISTS { MATCH (n)-[:SOURCED_FROM]->(s:Source) WHERE s.kind <> 'BACKGROUND' }
        RETURN n.slug AS record
        UNION ALL
        MATCH (n:Assessment|SummitResult) WHERE n.confidence = 'HIGH' AND all(slug IN n.sources WHERE slug IN background)
        RETURN n.slug AS record
        UNION ALL
        MATCH ()-[r]->() WHERE r.confidence = 'HIGH' AND all(slug IN r.sources WHERE slug IN background)
        RETURN type(r) + ' ' + coalesce(r.key, '') AS record
      }
      RETURN record, 'is HIGH, and nothing was read for it' AS what`,
  },
  {
    rule: 'What was not held has nobody who attended it, no guest, no commitment and no result; who did not come has not attended.',
    text: `MATCH (e:Event)-[r:ATTENDS|GUEST_AT|AGREED|RESULT_OF]-()
      WHERE (e.status <> 'HELD' AND coalesce(r.status, 'ATTENDED') = 'ATTENDED')
        OR (r.role IN ['INVITED', 'INVITED_NOT_ATTENDING', 'EXPECTED_PARTICIPANT'] AND r.status = 'ATTENDED')
      RETURN type(r) + ' ' + coalesce(r.key, '') AS record, 'is of ' + e.slug + ', which is ' + e.status AS what`,
  },
];
