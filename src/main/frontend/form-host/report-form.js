// For the page where an event is reported: <div data-report-case="<number>" data-report-element="<id>"></div>

import { mountReportForm } from './form-host.js';

document.querySelectorAll('[data-report-case]').forEach((node) => {
  mountReportForm(node, node.dataset.reportCase, node.dataset.reportElement, {
    submitted: () => location.replace(`${location.pathname}?sent`),
  });
  // What is sent now is not what the receipt is for.
  node.addEventListener('click', (event) => {
    if (event.target.closest('.samverka-form-actions')) {
      document.querySelector('[data-receipt]')?.remove();
    }
  });
});

// The receipt is for what was just sent: a page that is loaded anew has nothing to confirm.
if (location.search) {
  history.replaceState(null, '', location.pathname);
}
