// Where a form comes from and goes to: a task, the start of a process, or an event in a case.

import { call } from '../api/api.js';

export function taskSource(taskId) {
  const base = `/api/tasks/${encodeURIComponent(taskId)}`;
  return {
    submitWords: 'submit',
    load: () => call('GET', `${base}/form`),
    saveDraft: (values, options) => call('PUT', `${base}/draft`, { body: values, ...options }),
    files: filesAt(base),
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
  // However often it is sent, one form opens one case.
  const request = uuid();
  return {
    submitWords: 'submitStart',
    load: async () => ({ ...(await call('GET', `${base}/form`)), mine: true }),
    saveDraft: (values, options) => call('PUT', `${base}/draft`, { body: values, ...options }),
    files: filesAt(base),
    submit: (values) => call('POST', '/api/cases', { body: { process: processId, data: values }, headers: { 'Idempotency-Key': request } }),
  };
}

export function reportSource(caseNumber, element) {
  const base = `/api/cases/${encodeURIComponent(caseNumber)}/reports/${encodeURIComponent(element)}`;
  // However often it is sent, one filled-in form counts once.
  const request = uuid();
  return {
    submitWords: 'submitReport',
    notFoundWords: 'reportNotFound',
    load: async () => ({ ...(await call('GET', base)), mine: true }),
    saveDraft: (values, options) => call('PUT', `${base}/draft`, { body: values, ...options }),
    submit: (values) => call('POST', base, { body: values, headers: { 'Idempotency-Key': request } }),
  };
}

/** Lists of the form from files: {template(list): address of an empty table, read(list, file, values)}. */
function filesAt(base) {
  const address = (list) => `${base}/import?list=${encodeURIComponent(list)}`;
  return {
    template: address,
    read(list, file, values) {
      const body = new FormData();
      body.append('file', file);
      body.append('data', JSON.stringify(values));
      return call('POST', address(list), { body });
    },
  };
}

// crypto.randomUUID is missing where the page is not served over HTTPS.
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
