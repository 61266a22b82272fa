/**
 * The names that columns of a dataset may have, the most telling first, under the name and written as
 * docs/evaluation-format.md lists them; they are compared as letters and digits alone.
 */
export const ORGANISATION_COLUMNS = {
  id: [
    'id',
    'organisation',
    'organisation_id',
    'organization',
    'organization_id',
    'org',
    'org_id',
    'pic',
    'code',
  ],
  name: ['name', 'legal_name', 'title'],
  kind: ['kind', 'type', 'activity_type', 'organisation_type', 'organization_type'],
  sme: ['sme', 'is_sme'],
  country: ['country', 'country_code', 'nation'],
  region: ['region', 'state', 'province'],
  city: ['city', 'town', 'place'],
  lat: ['lat', 'latitude'],
  lng: ['lng', 'lon', 'long', 'longitude'],
  text: ['text', 'description', 'about', 'profile', 'summary'],
  topics: ['topics', 'topic', 'skills', 'keywords', 'tags', 'technologies', 'fields'],
  markets: [
    'markets',
    'market',
    'airports',
    'airports_served',
    'topics_airports_served',
    'ports',
    'destinations',
  ],
} as const;

export const PARTICIPATION_COLUMNS = {
  organisation: [
    ...[
      'organisation',
      'organisation_id',
      'organization',
      'organization_id',
      'org',
      'org_id',
      'pic',
      'participant',
    ],
    ...['participant_id', 'partner', 'id'],
  ],
  project: ['project', 'project_id', 'alliance', 'alliance_id', 'consortium', 'grant', 'grant_id'],
  date: ['date', 'start_date', 'started_on', 'start', 'since', 'year'],
  role: ['role', 'coordinator', 'is_coordinator'],
  name: ['name', 'organisation_name', 'organization_name'],
  country: ['country', 'country_code'],
  kind: ['kind', 'type', 'activity_type'],
  sme: ['sme', 'is_sme'],
} as const;

export const PROJECT_COLUMNS = {
  id: ['id', 'project', 'project_id', 'code'],
  date: ['date', 'start_date', 'started_on', 'start', 'since', 'year'],
  title: ['title', 'name'],
  text: ['text', 'objective', 'description', 'abstract', 'summary'],
  topics: ['topics_esv', 'euroscivoc', 'topics', 'topic', 'keywords', 'tags', 'fields', 'skills'],
  country: ['country', 'country_code', 'coordinator_country'],
} as const;

export const ALLIANCE_COLUMNS = {
  organisation1: [
    'organisation1',
    'organisation_a',
    'org_a',
    'org1',
    'organization1',
    'organization_a',
    'a',
    'first',
    'seeker',
    'from',
    'source',
  ],
  organisation2: [
    'organisation2',
    'organisation_b',
    'org_b',
    'org2',
    'organization2',
    'organization_b',
    'b',
    'second',
    'partner',
    'to',
    'target',
  ],
  date: ['date', 'start_date', 'started_on', 'start', 'since', 'year'],
  kind: ['kind', 'type'],
  weight: ['weight', 'strength', 'count'],
  project: ['project', 'project_id'],
} as const;
