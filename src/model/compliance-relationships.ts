import * as nodes from './nodes.ts';
import { record, relationship } from './record.ts';

export const assesses = relationship('ASSESSES', {
  description: 'The commitment that an assessment is about.',
  from: nodes.assessment,
  to: nodes.commitment,
  properties: record,
  atMostOne: 'to',
});

export const scores = relationship('SCORES', {
  description: 'The member whose compliance an assessment scores.',
  from: nodes.assessment,
  to: nodes.member,
  properties: record,
  atMostOne: 'to',
});

export const resultOf = relationship('RESULT_OF', {
  description: 'The summit that a result is about.',
  from: nodes.summitResult,
  to: nodes.event,
  properties: record,
  atMostOne: 'to',
});

export const resultFor = relationship('RESULT_FOR', {
  description: 'The member or the priority that a result is limited to.',
  from: nodes.summitResult,
  to: nodes.entity,
  properties: record,
});
