// Tasklist keeps the open task, filter and tab in the address after #.

/** The address with another task open, or none. */
export function addressOf(taskId) {
  const [path, query = ''] = location.hash.slice(1).split('?');
  const parts = new URLSearchParams(query);
  parts.delete('detailsTab');
  if (taskId) {
    parts.set('task', taskId);
  } else {
    parts.delete('task');
  }
  return `#${path || '/'}?${parts}`;
}
