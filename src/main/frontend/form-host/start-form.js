// For the page where a case is opened: <div data-start-form="<process id>"></div>

import { mountStartForm } from './form-host.js';

document.querySelectorAll('[data-start-form]').forEach((node) => {
  mountStartForm(node, node.dataset.startForm, {
    submitted: ({ number, mine }) => {
      const name = encodeURIComponent(number);
      // Whoever may not see it, because its person is protected, gets a receipt instead.
      location.assign(mine ? `/cases/${name}?started` : `/cases/new?received=${name}`);
    },
  });
});
