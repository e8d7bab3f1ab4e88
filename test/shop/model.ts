import {
  abstractNode,
  bigInt,
  boolean,
  date,
  dateTime,
  double,
  duration,
  elementId,
  float,
  integer,
  listOf,
  localDateTime,
  localTime,
  node,
  optional,
  point,
  relationship,
  stored,
  text,
  time,
} from '../../src/pothos-plugin-neo4j/model/index.ts';

// A model of the graph that generate.ts writes without any convention of the plugin.

export const category = node('Category', {
  description: 'What products are sorted by.',
  key: 'categoryId',
  properties: {
    categoryId: integer('A number.'),
    title: stored('Title', optional(text('What it is called.'))),
    hidden: stored('is_hidden', boolean('Whether customers do not see it.')),
  },
});

const ofProducts = {
  number: stored('product_id', bigInt('A number of up to 64 bits.')),
  name: optional(text('What it is called.')),
  unitPrice: stored('unit price', optional(float('What one costs.'))),
  weight: stored('weight_kg', optional(double('Kilograms, where anybody knows.'))),
  tags: listOf(text('Words.')),
  sizes: listOf(double('Metres.')),
  stock: optional(integer('How many there are.')),
  perBox: stored('pieces`in\\u0060box', optional(integer('How many are in a box.'))),
  shelfLife: stored('shelf_life', optional(duration('How long it keeps.'))),
  availableFrom: stored('available_from', optional(date('Since when it can be had.'))),
  createdAt: stored('created_at', optional(localDateTime('When it was entered.'))),
};

export const product = node('Product', { description: 'What is sold.', key: 'number', properties: ofProducts });
/** These nodes also have the label `Product`. */
export const bundle = node('Bundle', {
  description: 'Several products as one.',
  key: 'number',
  properties: ofProducts,
});

export const party = abstractNode('Party', {
  description: 'Whoever the shop deals with.',
  key: 'id',
  properties: { id: elementId(), firstName: stored('first_name', text('A name.')) },
});
export const customer = node('Customer', {
  description: 'Whoever buys.',
  parents: [party],
  properties: {
    lastName: optional(text('The name of the family.')),
    mail: stored('e-mail', optional(text('An address.'))),
    points: optional(bigInt('Points of loyalty.')),
    phones: stored('phone_numbers', listOf(bigInt('A telephone number.'))),
    home: optional(point('Where the customer lives.')),
    lastSeen: stored('LastSeen', optional(dateTime('When the customer was here last.'))),
    callAt: stored('call_at', optional(time('When to call.'))),
  },
});
/** These nodes also have the label `Customer`. */
export const employee = node('Employee', { description: 'Whoever works here.', parents: [party], properties: {} });
export const supplier = node('Supplier', {
  description: 'Whoever delivers.',
  parents: [party],
  properties: { vat: optional(text('A number for taxes.')) },
});

export const order = node('Sales Order', {
  name: 'SalesOrder',
  description: 'What a customer wants.',
  key: 'orderNo',
  properties: {
    orderNo: integer('A number.'),
    status: stored('STATUS', text('How far it is.')),
    note: optional(text('A remark.')),
    placedAt: dateTime('When it was placed.'),
  },
});
export const line = node('Order Line', {
  name: 'OrderLine',
  description: 'A line of an order.',
  key: 'id',
  properties: {
    id: elementId(),
    order: integer('The number of the order.'),
    quantity: stored('qty', integer('How many.')),
    unitPrice: stored('unit price', float('What one costs.')),
  },
});
export const review = node('Review', {
  description: 'What a customer thinks.',
  key: 'elementId',
  properties: {
    elementId: elementId(),
    stars: optional(integer('From 1 to 5.')),
    text: optional(text('What is written.')),
    posted: localDateTime('When it was written.'),
  },
});
export const store = node('Store', {
  description: 'Where the shop sells.',
  key: 'code',
  properties: {
    code: text('A code.'),
    days: listOf(text('The days on which it is open.')),
    opens: optional(localTime('When it opens.')),
    spot: point('Where it stands in the plan.'),
  },
});
export const tag = node('Tag`s \\u0060', {
  name: 'Tag',
  description: 'A word for products.',
  key: 'slug',
  properties: {
    slug: stored('id', text('An identifier.')),
    typename: stored('__typename', text('A word that means something elsewhere.')),
    constructor: text('Another.'),
  },
});

const between = { description: 'As the name says.' };
export const parent = relationship('PARENT_CATEGORY', {
  ...between,
  from: category,
  to: category,
  properties: {},
  atMostOne: 'to',
});
export const inCategory = relationship('in category', { ...between, from: product, to: category, properties: {} });
export const placed = relationship('PLACED', {
  ...between,
  from: customer,
  to: order,
  properties: {},
  atMostOne: 'from',
});
/** Several can join the same two nodes, and they have no key. */
export const contains = relationship('CONTAINS', {
  ...between,
  from: order,
  to: product,
  properties: {
    quantity: stored('qty', optional(integer('How many.'))),
    paid: stored('unit price', float('What one cost.')),
  },
});
export const of = relationship('of', { ...between, from: line, to: product, properties: {}, repeats: false });
export const viewed = relationship('viewed', {
  ...between,
  from: customer,
  to: product,
  properties: { viewedAt: stored('at', dateTime('When it was.')) },
  repeats: true,
});
export const wrote = relationship('WROTE', {
  ...between,
  from: customer,
  to: review,
  properties: {},
  atMostOne: 'from',
});
export const about = relationship('ABOUT', { ...between, from: review, to: product, properties: {}, atMostOne: 'to' });
/** Its property `key` does not identify a relationship. */
export const boughtWith = relationship('BOUGHT`WITH', {
  ...between,
  from: product,
  to: product,
  properties: { times: integer('How often.'), key: text('The same everywhere.') },
});
export const knows = relationship('KNOWS', { ...between, from: party, to: party, properties: {} });
export const supplies = relationship('supplies', { ...between, from: supplier, to: product, properties: {} });
export const tagged = relationship('TAGGED', { ...between, from: product, to: tag, properties: {} });
export const sells = relationship('sells', { ...between, from: store, to: product, properties: {} });

export const shop = {
  nodes: [category, product, bundle, party, customer, employee, supplier, order, line, review, store, tag],
  relationships: [
    parent,
    inCategory,
    placed,
    contains,
    of,
    viewed,
    wrote,
    about,
    boughtWith,
    knows,
    supplies,
    tagged,
    sells,
  ],
};
