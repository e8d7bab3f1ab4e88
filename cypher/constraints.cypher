// What is unique in the graph.

// A look-up of Assessment by slug.
CREATE CONSTRAINT assessment_slug_unique IF NOT EXISTS FOR (n:Assessment) REQUIRE n.slug IS UNIQUE;

// A look-up of Country by code.
CREATE CONSTRAINT country_code_unique IF NOT EXISTS FOR (n:Country) REQUIRE n.code IS UNIQUE;

// A look-up of Dataset by name.
CREATE CONSTRAINT dataset_name_unique IF NOT EXISTS FOR (n:Dataset) REQUIRE n.name IS UNIQUE;

// A look-up of DatasetManifest by name.
CREATE CONSTRAINT dataset_manifest_name_unique IF NOT EXISTS FOR (n:DatasetManifest) REQUIRE n.name IS UNIQUE;

// A look-up of Entity by slug.
CREATE CONSTRAINT entity_slug_unique IF NOT EXISTS FOR (n:Entity) REQUIRE n.slug IS UNIQUE;

// A look-up of Member by code.
CREATE CONSTRAINT member_code_unique IF NOT EXISTS FOR (n:Member) REQUIRE n.code IS UNIQUE;

// A look-up of Organization by code.
CREATE CONSTRAINT organization_code_unique IF NOT EXISTS FOR (n:Organization) REQUIRE n.code IS UNIQUE;

// A look-up of Presidency by year.
CREATE CONSTRAINT presidency_year_unique IF NOT EXISTS FOR (n:Presidency) REQUIRE n.year IS UNIQUE;

// A look-up of Represented by code.
CREATE CONSTRAINT represented_code_unique IF NOT EXISTS FOR (n:Represented) REQUIRE n.code IS UNIQUE;

// A look-up of SummitResult by slug.
CREATE CONSTRAINT summit_result_slug_unique IF NOT EXISTS FOR (n:SummitResult) REQUIRE n.slug IS UNIQUE;

// One ACTIVE_AT for each record.
CREATE CONSTRAINT active_at_key_unique IF NOT EXISTS FOR ()-[r:ACTIVE_AT]-() REQUIRE r.key IS UNIQUE;

// One ADDRESSES for each record.
CREATE CONSTRAINT addresses_key_unique IF NOT EXISTS FOR ()-[r:ADDRESSES]-() REQUIRE r.key IS UNIQUE;

// One AGREED for each record.
CREATE CONSTRAINT agreed_key_unique IF NOT EXISTS FOR ()-[r:AGREED]-() REQUIRE r.key IS UNIQUE;

// One ALSO_TAKES_PLACE_IN for each record.
CREATE CONSTRAINT also_takes_place_in_key_unique IF NOT EXISTS FOR ()-[r:ALSO_TAKES_PLACE_IN]-() REQUIRE r.key IS UNIQUE;

// One ASSESSES for each record.
CREATE CONSTRAINT assesses_key_unique IF NOT EXISTS FOR ()-[r:ASSESSES]-() REQUIRE r.key IS UNIQUE;

// One ATTENDS for each record.
CREATE CONSTRAINT attends_key_unique IF NOT EXISTS FOR ()-[r:ATTENDS]-() REQUIRE r.key IS UNIQUE;

// One BROADER for each record.
CREATE CONSTRAINT broader_key_unique IF NOT EXISTS FOR ()-[r:BROADER]-() REQUIRE r.key IS UNIQUE;

// One BUILDS_ON for each record.
CREATE CONSTRAINT builds_on_key_unique IF NOT EXISTS FOR ()-[r:BUILDS_ON]-() REQUIRE r.key IS UNIQUE;

// One CHAIRS for each record.
CREATE CONSTRAINT chairs_key_unique IF NOT EXISTS FOR ()-[r:CHAIRS]-() REQUIRE r.key IS UNIQUE;

// One CONCERNS for each record.
CREATE CONSTRAINT concerns_key_unique IF NOT EXISTS FOR ()-[r:CONCERNS]-() REQUIRE r.key IS UNIQUE;

// One CONTAINS for each record.
CREATE CONSTRAINT contains_key_unique IF NOT EXISTS FOR ()-[r:CONTAINS]-() REQUIRE r.key IS UNIQUE;

// One COVERS for each record.
CREATE CONSTRAINT covers_key_unique IF NOT EXISTS FOR ()-[r:COVERS]-() REQUIRE r.key IS UNIQUE;

// One ESTABLISHED_AT for each record.
CREATE CONSTRAINT established_at_key_unique IF NOT EXISTS FOR ()-[r:ESTABLISHED_AT]-() REQUIRE r.key IS UNIQUE;

// One FOLLOWS for each record.
CREATE CONSTRAINT follows_key_unique IF NOT EXISTS FOR ()-[r:FOLLOWS]-() REQUIRE r.key IS UNIQUE;

// One FOLLOWS_UP for each record.
CREATE CONSTRAINT follows_up_key_unique IF NOT EXISTS FOR ()-[r:FOLLOWS_UP]-() REQUIRE r.key IS UNIQUE;

// One GUEST_AT for each record.
CREATE CONSTRAINT guest_at_key_unique IF NOT EXISTS FOR ()-[r:GUEST_AT]-() REQUIRE r.key IS UNIQUE;

// One HELD_OFFICE for each record.
CREATE CONSTRAINT held_office_key_unique IF NOT EXISTS FOR ()-[r:HELD_OFFICE]-() REQUIRE r.key IS UNIQUE;

// One HOLDS_PRESIDENCY for each record.
CREATE CONSTRAINT holds_presidency_key_unique IF NOT EXISTS FOR ()-[r:HOLDS_PRESIDENCY]-() REQUIRE r.key IS UNIQUE;

// One HOSTS for each record.
CREATE CONSTRAINT hosts_key_unique IF NOT EXISTS FOR ()-[r:HOSTS]-() REQUIRE r.key IS UNIQUE;

// One IN_COUNTRY for each record.
CREATE CONSTRAINT in_country_key_unique IF NOT EXISTS FOR ()-[r:IN_COUNTRY]-() REQUIRE r.key IS UNIQUE;

// One ISSUED for each record.
CREATE CONSTRAINT issued_key_unique IF NOT EXISTS FOR ()-[r:ISSUED]-() REQUIRE r.key IS UNIQUE;

// One LIES_IN for each record.
CREATE CONSTRAINT lies_in_key_unique IF NOT EXISTS FOR ()-[r:LIES_IN]-() REQUIRE r.key IS UNIQUE;

// One MADE for each record.
CREATE CONSTRAINT made_key_unique IF NOT EXISTS FOR ()-[r:MADE]-() REQUIRE r.key IS UNIQUE;

// One MADE_AT for each record.
CREATE CONSTRAINT made_at_key_unique IF NOT EXISTS FOR ()-[r:MADE_AT]-() REQUIRE r.key IS UNIQUE;

// One MENTIONS for each record.
CREATE CONSTRAINT mentions_key_unique IF NOT EXISTS FOR ()-[r:MENTIONS]-() REQUIRE r.key IS UNIQUE;

// One OFFICE_OF for each record.
CREATE CONSTRAINT office_of_key_unique IF NOT EXISTS FOR ()-[r:OFFICE_OF]-() REQUIRE r.key IS UNIQUE;

// One OF_COUNTRY for each record.
CREATE CONSTRAINT of_country_key_unique IF NOT EXISTS FOR ()-[r:OF_COUNTRY]-() REQUIRE r.key IS UNIQUE;

// One ON_THE_MARGINS_OF for each record.
CREATE CONSTRAINT on_the_margins_of_key_unique IF NOT EXISTS FOR ()-[r:ON_THE_MARGINS_OF]-() REQUIRE r.key IS UNIQUE;

// One ORGANIZES for each record.
CREATE CONSTRAINT organizes_key_unique IF NOT EXISTS FOR ()-[r:ORGANIZES]-() REQUIRE r.key IS UNIQUE;

// One PARTICIPATES_IN for each record.
CREATE CONSTRAINT participates_in_key_unique IF NOT EXISTS FOR ()-[r:PARTICIPATES_IN]-() REQUIRE r.key IS UNIQUE;

// One PART_OF for each record.
CREATE CONSTRAINT part_of_key_unique IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE r.key IS UNIQUE;

// One PRIORITIZES for each record.
CREATE CONSTRAINT prioritizes_key_unique IF NOT EXISTS FOR ()-[r:PRIORITIZES]-() REQUIRE r.key IS UNIQUE;

// One RESULT_FOR for each record.
CREATE CONSTRAINT result_for_key_unique IF NOT EXISTS FOR ()-[r:RESULT_FOR]-() REQUIRE r.key IS UNIQUE;

// One RESULT_OF for each record.
CREATE CONSTRAINT result_of_key_unique IF NOT EXISTS FOR ()-[r:RESULT_OF]-() REQUIRE r.key IS UNIQUE;

// One SAME_SITE_AS for each record.
CREATE CONSTRAINT same_site_as_key_unique IF NOT EXISTS FOR ()-[r:SAME_SITE_AS]-() REQUIRE r.key IS UNIQUE;

// One SCORES for each record.
CREATE CONSTRAINT scores_key_unique IF NOT EXISTS FOR ()-[r:SCORES]-() REQUIRE r.key IS UNIQUE;

// One SOURCED_FROM for each record.
CREATE CONSTRAINT sourced_from_key_unique IF NOT EXISTS FOR ()-[r:SOURCED_FROM]-() REQUIRE r.key IS UNIQUE;

// One SPECIALIZES_IN for each record.
CREATE CONSTRAINT specializes_in_key_unique IF NOT EXISTS FOR ()-[r:SPECIALIZES_IN]-() REQUIRE r.key IS UNIQUE;

// One SUBGROUP_OF for each record.
CREATE CONSTRAINT subgroup_of_key_unique IF NOT EXISTS FOR ()-[r:SUBGROUP_OF]-() REQUIRE r.key IS UNIQUE;

// One TAKES_PLACE_IN for each record.
CREATE CONSTRAINT takes_place_in_key_unique IF NOT EXISTS FOR ()-[r:TAKES_PLACE_IN]-() REQUIRE r.key IS UNIQUE;

// One TAKES_UP for each record.
CREATE CONSTRAINT takes_up_key_unique IF NOT EXISTS FOR ()-[r:TAKES_UP]-() REQUIRE r.key IS UNIQUE;

// One WORKS_ON for each record.
CREATE CONSTRAINT works_on_key_unique IF NOT EXISTS FOR ()-[r:WORKS_ON]-() REQUIRE r.key IS UNIQUE;
