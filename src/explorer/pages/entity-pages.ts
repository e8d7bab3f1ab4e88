import type { AnswerOfEntity, EntityPage } from '../entity/page.ts';
import { commitmentPage } from './commitment/commitment.ts';
import { countryPage } from './country/country.ts';
import { documentPage } from './document/document.ts';
import { eventPage } from './event/event.tsx';
import { memberPage } from './member/member.tsx';
import { officePage } from './office/office.ts';
import { organizationPage } from './organization/organization.ts';
import { personPage } from './person/person.tsx';
import { placePage } from './place/place.tsx';
import { presidencyPage } from './presidency/presidency.ts';
import { priorityPage } from './priority/priority.tsx';
import { sourcePage } from './source/source.ts';
import { statementPage } from './statement/statement.ts';
import { workingGroupPage } from './working-group/working-group.ts';

/** A page for each type of entity. A test finds a type without one. */
export const entityPages: readonly EntityPage<AnswerOfEntity>[] = [
  eventPage,
  personPage,
  memberPage,
  countryPage,
  presidencyPage,
  priorityPage,
  commitmentPage,
  documentPage,
  statementPage,
  placePage,
  organizationPage,
  workingGroupPage,
  officePage,
  sourcePage,
];
