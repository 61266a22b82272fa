// Uniqueness of every key of docs/graph.md. Each constraint brings the index that its lookups seek in.
CREATE CONSTRAINT organisation_key IF NOT EXISTS FOR (o:Organisation) REQUIRE (o.tenant, o.id) IS UNIQUE;
CREATE CONSTRAINT alliance_key IF NOT EXISTS FOR (a:Alliance) REQUIRE (a.tenant, a.id) IS UNIQUE;
CREATE CONSTRAINT resource_id IF NOT EXISTS FOR (r:Resource) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT sector_code IF NOT EXISTS FOR (s:Sector) REQUIRE s.code IS UNIQUE;
CREATE CONSTRAINT counter_name IF NOT EXISTS FOR (c:Counter) REQUIRE c.name IS UNIQUE;
