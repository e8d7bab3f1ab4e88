import * as nodes from '../model/nodes.ts';
import { builder } from './builder.ts';

builder.graphObject(nodes.dataset, {
  description: 'What the graph was loaded from.',
  fields: (t) => ({
    name: t.property('name'),
    version: t.property('version'),
    loadedAt: t.property('loadedAt'),
    licence: t.property('licence'),
    attribution: t.property('attribution'),
  }),
});
