import { say } from '../text/words.js';

// Tasklist's markup lacks names for its icons, landmarks and an order of headings; they are put there as it is drawn.
// Each row: selector, attributes; a name is one of our words.
const repairs = [
  ['[cam-widget-header]', { role: 'banner' }],
  ['.site-wrap', { role: 'main' }],
  ['[notifications-panel]', { role: 'status' }],
  ['.cam-nav', { name: 'topMenu' }],
  ['section.task-filters', { role: 'region', name: 'filters' }],
  ['section.tasks-list', { role: 'region', name: 'taskList' }],
  ['section.task-details', { role: 'region', name: 'task' }],
  ['.region-toggle[data-region="filters"]', { name: 'toggleFilters' }],
  ['.region-toggle[data-region="list"]', { name: 'toggleList' }],
  ['.region-toggle[data-region="task"]', { name: 'toggleTask' }],
  ['button.maximize', { name: 'maximize' }],
  ['button.reset-regions', { name: 'resetRegions' }],
  ['.app-switch > .dropdown-toggle', { name: 'applications' }],
  ['button.unclaim', { name: 'unclaim' }],
  ['.modal[role="dialog"]', { name: 'dialog' }],
  ['.tooltip', { 'aria-hidden': 'true' }],
  ['.brand-name', { role: 'heading', 'aria-level': '1' }],
  ['.tasks-list h4.task', { 'aria-level': '2' }],
  ['.tasks-list h5', { role: 'none' }],
  ['.tasks-list h6', { role: 'none' }],
  ['.task-filters h4', { role: 'none' }],
  ['.task-card h4', { role: 'none' }],
  ['.task-card [cam-widget-inline-field]', { tabindex: '-1' }],
  ['.task-card .groups a', { tabindex: '-1' }],
];

/** Repairs what is there and whatever is drawn later. */
export function makeAccessible(document) {
  let waiting = false;
  const repair = () => {
    waiting = false;
    repairs.forEach(([selector, attributes]) => {
      document.querySelectorAll(selector).forEach((found) => mend(found, attributes));
    });
  };
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(repair);
    }
  }).observe(document.body, { childList: true, subtree: true });
  repair();
}

function mend(found, { name, ...attributes }) {
  const wanted = name ? { 'aria-label': say(name), ...attributes } : attributes;
  for (const [key, value] of Object.entries(wanted)) {
    if (found.getAttribute(key) !== value) {
      found.setAttribute(key, value);
    }
  }
}
