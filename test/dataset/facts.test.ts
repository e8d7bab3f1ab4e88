import { expect, it } from 'vitest';
import { readDataset } from '../../src/dataset/read.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { single } from './graph-state.ts';

const labels = {
  Member: 9,
  Country: 87,
  Organization: 17,
  Person: 382,
  Office: 0,
  Presidency: 53,
  Summit: 52,
  LeadersMeeting: 17,
  MinisterialMeeting: 180,
  SeniorOfficialsMeeting: 9,
  BilateralMeeting: 17,
  Place: 265,
  Priority: 87,
  Document: 203,
  Commitment: 741,
  Statement: 128,
  WorkingGroup: 46,
  Source: 444,
};
