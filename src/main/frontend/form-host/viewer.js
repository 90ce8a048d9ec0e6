import { Form } from '@bpmn-io/form-js-viewer';
import { phrase } from '../text/words.js';
import { setCalendarLanguage } from './calendar.js';
import { nameChoices } from './choices.js';
import { browserErrors, serverErrors } from './errors.js';
import { writable } from './fields.js';
import { listsFromFiles } from './files.js';

/**
 * Shows a form-js schema: {values, submit, showErrors, setReadOnly, destroy}. Calls `changed` when a value changes.
 *
 * @param files where lists are read from files, as a source has it; left out where there are none
 */
export async function viewer(container, schema, data, { readOnly, changed, files }) {
  setCalendarLanguage();
  const form = new Form({
    container,
    properties: { readOnly },
    // What stands on the screen is in the data at once: a draft misses nothing.
    debounce: false,
    additionalModules: [{ translate: ['value', phrase] }, ...(files ? [listsFromFiles({ ...files, read })] : [])],
  });
  await form.importSchema(schema, data);
  const naming = nameChoices(container);

  let last = form._getState().data;
  form.on('changed', (state) => {
    if (state.data !== last) {
      last = state.data;
      changed();
    }
  });

  function read(list, file) {
    return files.read(list, file, writable(schema, form._getSubmitData()));
  }

  return {
    values: () => writable(schema, form._getSubmitData()),
    setReadOnly: (value) => form.setProperty('readOnly', value),
    destroy() {
      naming.disconnect();
      form.destroy();
    },

    /** Validates as far as the browser can: {data, errors} with errors as errors.js describes them. */
    async submit() {
      await committed();
      const { data: values, errors } = form.submit();
      return { data: writable(schema, values), errors: browserErrors(form._id, schema, errors) };
    },

    /** Puts the server's messages, {fieldKey: [messages]}, at the fields; returns them as submit does. */
    showErrors(byKey) {
      const { list, tree } = serverErrors(form._id, schema, byKey);
      form._setState({ errors: tree });
      return list;
    },
  };
}

// A date typed by hand is taken over when its field loses focus, one drawing later.
async function committed() {
  document.activeElement?.blur?.();
  await new Promise((done) => setTimeout(done, 60));
}
