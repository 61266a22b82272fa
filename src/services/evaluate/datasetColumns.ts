/**
 * The names that columns of a dataset may have, the most telling first, written as they are compared: lower case,
 * letters and digits alone (docs/evaluation-format.md lists them).
 */
export const ORGANISATION_COLUMNS = {
  id: [
    'id',
    'organisation',
    'organisationid',
    'organization',
    'organizationid',
    'org',
    'orgid',
    'pic',
    'code',
  ],
  name: ['name', 'legalname', 'title'],
  kind: ['kind', 'type', 'activitytype', 'organisationtype', 'organizationtype'],
  sme: ['sme', 'issme'],
  country: ['country', 'countrycode', 'nation'],
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
    'airportsserved',
    'topicsairportsserved',
    'ports',
    'destinations',
  ],
} as const;

export const PARTICIPATION_COLUMNS = {
  organisation: [
    ...[
      'organisation',
      'organisationid',
      'organization',
      'organizationid',
      'org',
      'orgid',
      'pic',
      'participant',
    ],
    ...['participantid', 'partner', 'id'],
  ],
  project: ['project', 'projectid', 'alliance', 'allianceid', 'consortium', 'grant', 'grantid'],
  date: ['date', 'startdate', 'startedon', 'start', 'since', 'year'],
  role: ['role', 'coordinator', 'iscoordinator'],
  name: ['name', 'organisationname', 'organizationname'],
  country: ['country', 'countrycode'],
  kind: ['kind', 'type', 'activitytype'],
  sme: ['sme', 'issme'],
} as const;

export const PROJECT_COLUMNS = {
  id: ['id', 'project', 'projectid', 'code'],
  date: ['date', 'startdate', 'startedon', 'start', 'since', 'year'],
  title: ['title', 'name'],
  text: ['text', 'objective', 'description', 'abstract', 'summary'],
  topics: ['topicsesv', 'euroscivoc', 'topics', 'topic', 'keywords', 'tags', 'fields', 'skills'],
  country: ['country', 'countrycode', 'coordinatorcountry'],
} as const;

export const ALLIANCE_COLUMNS = {
  first: [
    'organisation1',
    'organisationa',
    'orga',
    'org1',
    'organization1',
    'organizationa',
    'a',
    'first',
    'seeker',
    'from',
    'source',
  ],
  second: [
    'organisation2',
    'organisationb',
    'orgb',
    'org2',
    'organization2',
    'organizationb',
    'b',
    'second',
    'partner',
    'to',
    'target',
  ],
  date: ['date', 'startdate', 'startedon', 'start', 'since', 'year'],
  kind: ['kind', 'type'],
  weight: ['weight', 'strength', 'count'],
  project: ['project', 'projectid'],
} as const;
