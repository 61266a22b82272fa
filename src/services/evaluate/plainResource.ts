import type { Dimension } from '../../domain/dimension';
import type { Resource } from '../../domain/resource';

/** A resource of which nothing but this is known. */
export function plainResource(id: string, kind: Dimension, name: string, parentId: string | null): Resource {
  return {
    ...{ id, kind, name, parentId, nameId: null, synonyms: [], members: [], level: null },
    ...{
      iso: null,
      m49: null,
      lat: null,
      lng: null,
      smallIslandState: false,
      channelKind: null,
      revision: 1,
    },
  };
}
