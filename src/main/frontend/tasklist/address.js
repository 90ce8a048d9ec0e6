// Tasklist keeps the open task, filter, order and tab in the address after #.

/** What the address says now, by name. */
export function addressParts() {
  const [, query = ''] = location.hash.split('?');
  return new URLSearchParams(query);
}

/** The address with some parts changed; null takes a part away. */
export function addressWith(changes) {
  const [path] = location.hash.slice(1).split('?');
  const parts = addressParts();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      parts.delete(name);
    } else {
      parts.set(name, value);
    }
  }
  return `#${path || '/'}?${parts}`;
}

/** The address with another task open, or none. */
export function addressOf(taskId) {
  return addressWith({ task: taskId, detailsTab: null });
}
