// Search takes accented Latin letters for the plain ones: acai finds Açaí.
DROP INDEX organisation_search IF EXISTS;
DROP INDEX resource_search IF EXISTS;
DROP INDEX sector_search IF EXISTS;
CREATE FULLTEXT INDEX organisation_search IF NOT EXISTS FOR (o:Organisation) ON EACH [o.name, o.description, o.seeking, o.offering] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX resource_search IF NOT EXISTS FOR (r:Resource) ON EACH [r.name, r.nameId, r.synonyms] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX sector_search IF NOT EXISTS FOR (s:Sector) ON EACH [s.name, s.nameId, s.synonyms] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
