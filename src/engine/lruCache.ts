/** Values that are dear to make, by key; where there are too many, the one that was asked for longest ago goes. */
export interface LruCache<K, V> {
  readonly size: number;
  /** The value of a key, made where it is not there; O(1) beside that. */
  of(key: K, make: () => V): V;
}

/** A cache of at most `most` entries; what has not been asked for longest gives way. */
export function createLruCache<K, V>(most: number): LruCache<K, V> {
  // A Map keeps the order in which its keys were set: the first one is the one that was asked for longest ago.
  const values = new Map<K, V>();
  return {
    get size() {
      return values.size;
    },
    of: (key, make) => {
      let value = values.get(key);
      if (value === undefined) value = make();
      else values.delete(key);
      values.set(key, value);
      if (values.size > most) values.delete(values.keys().next().value!);
      return value;
    },
  };
}
