/** A place in the line before a gate. */
export interface Place {
  /** Resolves when it is this one's turn; never, once it has left. */
  readonly ready: Promise<void>;
  /** Lets the next one in, or gives up waiting. Only the first call counts. */
  leave(): void;
}

/** Lets so many in at a time, the others in the order in which they came. */
export function gate(limit: number): () => Place {
  /** Those inside and those waiting, in order: the first `limit` are inside. */
  const line = new Set<() => void>();
  const letIn = (): void => {
    let place = 0;
    for (const enter of line) {
      if (place++ === limit) return;
      enter();
    }
  };
  return () => {
    let enter: () => void = () => {};
    const ready = new Promise<void>((resolve) => (enter = resolve));
    line.add(enter);
    if (line.size <= limit) enter();
    return {
      ready,
      leave() {
        if (line.delete(enter)) letIn();
      },
    };
  };
}
