import { expect, it } from 'vitest';
import { naming, searchTextOf, telling } from '../../src/dataset/search-text.ts';
import { isA } from '../../src/model/define.ts';
import { model } from '../../src/model/g7.ts';
import * as nodes from '../../src/model/nodes.ts';

it.each([...naming, ...telling])('%s is a property of some entity', (name) => {
  const holders = model.nodes.filter((node) => isA(node, nodes.entity) && name in node.properties);
  expect(holders).not.toEqual([]);
});

it('holds names and codes, and what is told in words, once each and folded', () => {
  const values = {
    slug: 'org-example',
    name: 'Banque Générale',
    alternativeNames: ['General Bank', 'BANQUE GENERALE'],
    code: 'GENERAL_BANK',
    kind: 'Bank',
    url: 'https://www.example.org',
    note: 'Not to be found by this.',
  };
  expect(searchTextOf(nodes.organization, values)).toEqual({
    searchNames: ['banque generale', 'general bank'],
    searchText: 'banque generale\ngeneral bank\nbank',
  });
});

it('knows an event by its kind in words, and a document by its year', () => {
  const summit = { name: 'Summit of Nowhere', alternativeNames: [], kind: 'BILATERAL_MEETING', year: 2030 };
  expect(searchTextOf(nodes.bilateralMeeting, summit)).toMatchObject({
    searchText: 'summit of nowhere\nbilateral meeting\n2030',
  });
  const document = { name: 'Plan', kind: 'action plan', date: '2030-06-01' };
  expect(searchTextOf(nodes.document, document)).toMatchObject({ searchText: 'plan\naction plan\n2030' });
});

it('does not know a commitment by its sentence as by a name', () => {
  const commitment = { name: 'Do better', summary: 'Do better', year: 2030 };
  expect(searchTextOf(nodes.commitment, commitment)).toEqual({ searchNames: [], searchText: 'do better\n2030' });
});

it('is nothing for what is no entity', () => {
  expect(searchTextOf(nodes.assessment, { slug: 'a', score: 1 })).toEqual({});
});
