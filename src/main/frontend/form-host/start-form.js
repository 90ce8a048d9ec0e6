// For the page where a case is opened: <div data-start-form="<process id>"></div>

import { mountStartForm } from './form-host.js';

document.querySelectorAll('[data-start-form]').forEach((node) => {
  mountStartForm(node, node.dataset.startForm, {
    submitted: ({ number }) => location.assign(`/cases/${encodeURIComponent(number)}?started`),
  });
});
