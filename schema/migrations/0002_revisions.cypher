// What changed since a revision is found by seeking, never by scanning.
CREATE INDEX organisation_revision IF NOT EXISTS FOR (o:Organisation) ON (o.revision);
CREATE INDEX alliance_revision IF NOT EXISTS FOR (a:Alliance) ON (a.revision);
CREATE INDEX resource_revision IF NOT EXISTS FOR (r:Resource) ON (r.revision);
CREATE INDEX sector_revision IF NOT EXISTS FOR (s:Sector) ON (s.revision);
CREATE INDEX removed_revision IF NOT EXISTS FOR (x:Removed) ON (x.revision);
