import { describe, expect, it } from 'vitest';
import { readDataset } from '../../src/dataset/read.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { single } from './graph-state.ts';

/** How many records there are of each kind. */
const nodes = {
  BilateralMeeting: 17,
  Commitment: 741,
  Country: 87,
  Document: 203,
  LeadersMeeting: 17,
  Member: 9,
  MinisterialMeeting: 180,
  Office: 201,
  Organization: 17,
  Person: 382,
  Place: 265,
  Presidency: 53,
  Priority: 87,
  SeniorOfficialsMeeting: 9,
  Source: 444,
  Statement: 128,
  Summit: 52,
  WorkingGroup: 46,
};

const relationships = {
  ACTIVE_AT: 40,
};
