// Where a form comes from and goes to: a task, or the start of a process.

import { call } from '../api/api.js';

export function taskSource(taskId) {
  const base = `/api/tasks/${encodeURIComponent(taskId)}`;
  return {
    submitWords: 'submit',
    load: () => call('GET', `${base}/form`),
    saveDraft: (values, options) => call('PUT', `${base}/draft`, { body: values, ...options }),
    claim: () => call('POST', `${base}/claim`),
    submit: (values, version) =>
      call('POST', `${base}/submission`, {
        body: values,
        headers: version === undefined || version === null ? {} : { 'If-Match': String(version) },
      }),
  };
}

export function startSource(processId) {
  const base = `/api/processes/${encodeURIComponent(processId)}`;
  return {
    submitWords: 'submitStart',
    load: async () => ({ ...(await call('GET', `${base}/form`)), mine: true }),
    saveDraft: (values, options) => call('PUT', `${base}/draft`, { body: values, ...options }),
    submit: (values) => call('POST', '/api/cases', { body: { process: processId, data: values } }),
  };
}
