// The lookups of the API: listing by name or kind, and search by the words of names and texts.
CREATE INDEX organisation_kind IF NOT EXISTS FOR (o:Organisation) ON (o.tenant, o.kind);
CREATE INDEX resource_kind IF NOT EXISTS FOR (r:Resource) ON (r.kind);
CREATE FULLTEXT INDEX organisation_search IF NOT EXISTS FOR (o:Organisation) ON EACH [o.name, o.description, o.seeking, o.offering];
CREATE FULLTEXT INDEX resource_search IF NOT EXISTS FOR (r:Resource) ON EACH [r.name, r.nameId, r.synonyms];
CREATE FULLTEXT INDEX sector_search IF NOT EXISTS FOR (s:Sector) ON EACH [s.name, s.nameId, s.synonyms];
