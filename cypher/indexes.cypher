// The indexes that lists and look-ups are served by.

// Lists of Assessment in the order of score.
CREATE INDEX assessment_by_score IF NOT EXISTS FOR (n:Assessment) ON (n.score, n.slug);

// Lists of Commitment in the order of year.
CREATE INDEX commitment_by_year IF NOT EXISTS FOR (n:Commitment) ON (n.year, n.slug);

// Lists of Commitment in the order of name.
CREATE INDEX commitment_by_sort_name IF NOT EXISTS FOR (n:Commitment) ON (n.sortName, n.slug);

// Lists of Country in the order of name.
CREATE INDEX country_by_sort_name IF NOT EXISTS FOR (n:Country) ON (n.sortName, n.slug);

// Lists of Country in the order of code.
CREATE INDEX country_by_code IF NOT EXISTS FOR (n:Country) ON (n.code, n.slug);

// Lists of Document in the order of date.
CREATE INDEX document_by_date IF NOT EXISTS FOR (n:Document) ON (n.date, n.slug);

// Lists of Document in the order of name.
CREATE INDEX document_by_sort_name IF NOT EXISTS FOR (n:Document) ON (n.sortName, n.slug);

// Lists of Entity in the order of name.
CREATE INDEX entity_by_sort_name IF NOT EXISTS FOR (n:Entity) ON (n.sortName, n.slug);

// Lists of Event in the order of startDate.
CREATE INDEX event_by_start_date IF NOT EXISTS FOR (n:Event) ON (n.startDate, n.slug);

// Lists of Event in the order of name.
CREATE INDEX event_by_sort_name IF NOT EXISTS FOR (n:Event) ON (n.sortName, n.slug);

// Lists of Member in the order of name.
CREATE INDEX member_by_sort_name IF NOT EXISTS FOR (n:Member) ON (n.sortName, n.slug);

// Lists of Member in the order of code.
CREATE INDEX member_by_code IF NOT EXISTS FOR (n:Member) ON (n.code, n.slug);

// Lists of Member in the order of joinedYear.
CREATE INDEX member_by_joined_year IF NOT EXISTS FOR (n:Member) ON (n.joinedYear, n.slug);

// Lists of Office in the order of name.
CREATE INDEX office_by_sort_name IF NOT EXISTS FOR (n:Office) ON (n.sortName, n.slug);

// Lists of Organization in the order of name.
CREATE INDEX organization_by_sort_name IF NOT EXISTS FOR (n:Organization) ON (n.sortName, n.slug);

// Lists of Organization in the order of code.
CREATE INDEX organization_by_code IF NOT EXISTS FOR (n:Organization) ON (n.code, n.slug);

// Lists of Participant in the order of name.
CREATE INDEX participant_by_sort_name IF NOT EXISTS FOR (n:Participant) ON (n.sortName, n.slug);

// Lists of Person in the order of name.
CREATE INDEX person_by_sort_name IF NOT EXISTS FOR (n:Person) ON (n.sortName, n.slug);

// Lists of Place in the order of name.
CREATE INDEX place_by_sort_name IF NOT EXISTS FOR (n:Place) ON (n.sortName, n.slug);

// Lists of Presidency in the order of year.
CREATE INDEX presidency_by_year IF NOT EXISTS FOR (n:Presidency) ON (n.year, n.slug);

// Lists of Presidency in the order of name.
CREATE INDEX presidency_by_sort_name IF NOT EXISTS FOR (n:Presidency) ON (n.sortName, n.slug);

// Lists of Priority in the order of name.
CREATE INDEX priority_by_sort_name IF NOT EXISTS FOR (n:Priority) ON (n.sortName, n.slug);

// Lists of Represented in the order of name.
CREATE INDEX represented_by_sort_name IF NOT EXISTS FOR (n:Represented) ON (n.sortName, n.slug);

// Lists of Source in the order of name.
CREATE INDEX source_by_sort_name IF NOT EXISTS FOR (n:Source) ON (n.sortName, n.slug);

// Lists of Source in the order of publisher.
CREATE INDEX source_by_sort_publisher IF NOT EXISTS FOR (n:Source) ON (n.sortPublisher, n.slug);

// Lists of Source in the order of accessedDate.
CREATE INDEX source_by_accessed_date IF NOT EXISTS FOR (n:Source) ON (n.accessedDate, n.slug);

// Lists of Statement in the order of date.
CREATE INDEX statement_by_date IF NOT EXISTS FOR (n:Statement) ON (n.date, n.slug);

// Lists of Statement in the order of name.
CREATE INDEX statement_by_sort_name IF NOT EXISTS FOR (n:Statement) ON (n.sortName, n.slug);

// Lists of SummitResult in the order of kind.
CREATE INDEX summit_result_by_kind IF NOT EXISTS FOR (n:SummitResult) ON (n.kind, n.slug);

// Lists of WorkingGroup in the order of name.
CREATE INDEX working_group_by_sort_name IF NOT EXISTS FOR (n:WorkingGroup) ON (n.sortName, n.slug);

// A look-up of ATTENDS by representing.
CREATE INDEX attends_by_representing IF NOT EXISTS FOR ()-[r:ATTENDS]-() ON (r.representing);

// Search for words, by what they are of.
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchKind, n.searchNames, n.searchKinds, n.searchPlaces, n.searchTimes, n.searchRelated, n.searchText, n.searchRank] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// Search for words as they are typed: whole, begun, or with a letter wrong.
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchNames, n.searchText] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};

// Search for words in any of their forms, in names and texts.
CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText] OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}};
