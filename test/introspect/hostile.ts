/** An unusual database, and what a model of it must leave out. */
interface HostileDatabase {
  readonly name: string;
  readonly statements: readonly string[];
  readonly leftOut: readonly string[];
  /** Texts that a file must contain. */
  readonly files?: readonly (readonly ['model.ts' | 'schema.ts', string])[];
}

export const hostileDatabases: readonly HostileDatabase[] = [
  { name: 'nothing', statements: [], leftOut: [] },
  {
    name: 'nodes-without-labels',
    statements: ["CREATE ({name: 'a'})-[:KNOWS]->(:Person {id: 'b'})"],
    leftOut: ['KNOWS'],
    files: [['model.ts', '// It starts at nodes without a label.']],
  },
  {
    name: 'strange-names',
    statements: [
      "CREATE (:`two words` {id: '1'}), (:`it's `` \"quoted\"` {id: '1'}), (:名 {id: '1'}), (:`a\nexport const evil = 1; //` {id: '1'})",
      "CREATE (:`__Hidden` {id: '1'}), (:`123` {id: '1'}), (:Query {id: '1'}), (:Purchase {id: '1'}), (:PurchaseOrder {id: '1'})",
      `CREATE (:Odd {id: '1', \`first name\`: 'a', \`it's\`: 'b', \`say "x"\`: 'c', 名: 'd', \`__proto__\`: 'e', constructor: 'f',
        toString: 'g', hasOwnProperty: 'h', class: 'i', \`1st\`: 'j', first_name: 'k', firstName: 'l', \`line\nbreak\`: 'm', \`back\`\`tick\`: 'n'})`,
      "MATCH (a:Odd), (b:Purchase) CREATE (a)-[:`IS A`]->(b), (a)-[:`it's ``odd```]->(b), (a)-[:名]->(b), (a)-[:class]->(b)",
    ],
    leftOut: [],
    files: [
      ['model.ts', "node('a\\nexport const evil = 1; //', {"],
      ['model.ts', "name: 'TwoWords',"],
      ['model.ts', "name: 'Label',"],
      ['model.ts', "name: 'QueryNode',"],
      ['model.ts', "name: 'PurchaseOrderNode',"],
      ['model.ts', "proto: stored('__proto__', text('The property __proto__.')),"],
      ['schema.ts', '// The name of the property "名" gives no field name. To add a field, choose a name.'],
      ['schema.ts', "firstName: t.property('firstName')"],
      ['schema.ts', "oddFirstName2: t.property('first_name')"],
    ],
  },
  {
    name: 'names-with-a-meaning',
    statements: [
      `CREATE (a:Node2 {id: 'a', node: 'x', cursor: 'x', and: 'x', or: 'x', not: 'x', edge: 'x', within: 'x', isNull: true, true: 'x'})
        -[:CLASS {node: 'x', cursor: 'x', links: 'x', and: 'x', id: 'x'}]->(b:Class {id: 'b', await: 1, default: 2.5}),
        (a)-[:text {key: 'k'}]->(b), (a)-[:text {key: 'l'}]->(b), (b)-[:model]->(:Model {code: 'c'}), (:LeftOut {slug: 's'}),
        (:Text {uuid: 'u'}), (:Optional {uuid: 'u'}), (:Series {id: 's'}), (:Person {id: 'p'}), (:Address {id: 'a'}), (:City {id: 'c'})`,
    ],
    leftOut: [],
  },
  {
    name: 'mixed-types',
    statements: [
      `CREATE (:Mixed {id: 'a', one: 1, few: 1, many: ['a'], big: 4000000000, price: 1, odd: 1, sum: 0.5, none: [], at: time(),
        place: point({x: 1, y: 2}), wide: [4000000000], floats: [0.5], bigs: 4000000000, long: duration('P1M'),
        places: [point({x: 1, y: 2})], clock: localtime(), now: localdatetime()})`,
      `CREATE (:Mixed {id: 'b', one: 'x', few: [1], many: [], big: 1, price: 1.5, odd: 1.0 / 0.0, sum: 0.0 / 0.0, none: [],
        day: date(), when: datetime(), wide: [1], floats: [0.0 / 0.0], bigs: 0.5, times: [time()]})`,
      "CREATE (:Numbered {number: 1, name: 'same'}), (:Numbered {number: 2, name: 'same'})",
      "CREATE (:Alike {name: 'same'}), (:Alike {name: 'same'})",
      "CREATE (:Pair {id: 'a'})-[:TWICE]->(b:Pair {id: 'b'}) WITH b MATCH (a:Pair {id: 'a'}) CREATE (a)-[:TWICE]->(b)",
    ],
    leftOut: ['Mixed.bigs', 'Mixed.few', 'Mixed.one'],
    files: [
      ['model.ts', '// Its values have several types: INTEGER in 1, STRING in 1.'],
      ['model.ts', '// Some values (1) are whole numbers.\n    price: float('],
      ['model.ts', '// Some values (1) are whole numbers.\n    odd: double('],
      ['model.ts', "sum: double('"],
      ['model.ts', "big: bigInt('"],
      ['model.ts', "wide: listOf(bigInt('"],
      ['model.ts', "floats: listOf(double('"],
      ['model.ts', "at: optional(time('"],
      ['model.ts', "long: optional(duration('"],
      ['model.ts', "clock: optional(localTime('"],
      ['model.ts', "now: optional(localDateTime('"],
      ['model.ts', "// 1 of 2 have it. For the others the list is empty.\n    places: listOf(point('"],
      ['model.ts', '// The key is the element id, so global ids change'],
      ['model.ts', 'repeats: true,'],
    ],
  },
  {
    name: 'several-labels',
    statements: [
      "CREATE (:Person {id: '1', name: 'a'}), (:Person:Actor {id: '2', name: 'b', films: 3}), (:Person:Actor:Director {id: '3', name: 'c'})",
      "CREATE (:Customer {id: '4', name: 'd'}), (:Customer:Person {id: '5', name: 'e'}), (:Thing:Car {id: '6'}), (:Thing:Boat {id: '7'})",
      "MATCH (a:Person {id: '2'}), (b:Thing) CREATE (a)-[:OWNS]->(b)",
      "MATCH (a:Car), (b:Customer {id: '4'}), (c:Boat) CREATE (a)-[:SOLD_TO]->(b), (a)-[:SOLD_TO]->(c)",
    ],
    leftOut: ['SOLD_TO'],
    files: [
      ['model.ts', '// It leads to nodes that have no label in common (Boat, Customer).'],
      ['model.ts', '// Nodes that carry the label "Person" too: 1. They are listed as both types.'],
    ],
  },
  {
    name: 'many-labels',
    statements: [
      `UNWIND range(1, 300) AS i CALL (i) {
         CREATE (a:$('Label' + i) {id: toString(i), value: i})
         WITH a, i MATCH (b:$('Label' + (i / 2)) {id: toString(i / 2)}) CREATE (a)-[:$('BELOW_' + (i % 40))]->(b)
       }`,
    ],
    leftOut: Array.from({ length: 40 }, (_, index) => `BELOW_${index}`).sort(),
  },
];
