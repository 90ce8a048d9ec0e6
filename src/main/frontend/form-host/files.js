// Lists with the property import get a button that reads a file into them, and an empty table to begin with.

import { DynamicList } from '@bpmn-io/form-js-viewer';
import { Component, Fragment, h } from 'preact';
import { say } from '../text/words.js';
import { button, element, notice, paragraph } from './elements.js';

/**
 * A module for the form library.
 *
 * @param files {template(list), read(list, file)}; read resolves to {rows, added, changed, unchanged}
 */
export function listsFromFiles(files) {
  class ListsFromFiles {
    constructor(form, formFields, pathRegistry) {
      formFields.register('dynamiclist', listWithFile(form, pathRegistry, files));
    }
  }
  ListsFromFiles.$inject = ['form', 'formFields', 'pathRegistry'];
  return { __init__: ['listsFromFiles'], listsFromFiles: ['type', ListsFromFiles] };
}

function listWithFile(form, pathRegistry, files) {
  function ListWithFile(props) {
    const { field, indexes, readonly, disabled } = props;
    const formats = field.properties?.import;
    if (!formats || readonly || disabled) {
      return h(DynamicList, props);
    }
    const path = pathRegistry.getValuePath(field, { indexes });
    const fill = (rows) => props.onChange({ field, value: started(form, path, rows) });
    const list = path.join('.');
    const made = () => filePanel(field.label, formats, files.template(list), (file) => files.read(list, file).then((read) => (fill(read.rows), read)));
    return h(Fragment, null, h(DynamicList, props), h(Plain, { made }));
  }
  ListWithFile.config = DynamicList.config;
  return ListWithFile;
}

/** Something made once that the form library leaves alone. */
class Plain extends Component {
  componentDidMount() {
    this.base.append(this.props.made());
  }

  shouldComponentUpdate() {
    return false;
  }

  render() {
    return h('div', { class: 'samverka-file' });
  }
}

/** The rows with what their fields start with where nothing is said. */
function started(form, path, rows) {
  const data = structuredClone(form._getState().data);
  put(data, path, rows);
  return path.reduce((value, name) => value[name], form._getInitializedFieldData(data));
}

function put(target, [first, ...rest], value) {
  if (rest.length) {
    target[first] ??= {};
    put(target[first], rest, value);
  } else {
    target[first] = value;
  }
}

function filePanel(label, formats, template, read) {
  const answer = element('div', { class: 'samverka-file-answer', 'aria-live': 'polite' });
  const accept = formats.includes('icalendar') ? '.csv,.txt,.ics,text/csv,text/calendar' : '.csv,.txt,text/csv';
  const input = element('input', { type: 'file', accept, hidden: '', change });
  const choose = button(say('readFile'), () => input.click());
  choose.setAttribute('aria-label', `${say('readFile')}: ${label}`);

  async function change() {
    const file = input.files[0];
    if (!file || choose.getAttribute('aria-disabled') === 'true') {
      return;
    }
    choose.setAttribute('aria-disabled', 'true');
    answer.replaceChildren(paragraph(say('fileReading')));
    try {
      answer.replaceChildren(notice('ok', null, paragraph(say('fileRead', await read(file)))));
    } catch (error) {
      show(unread(error));
    } finally {
      // The same file, corrected, can be chosen again.
      input.value = '';
      choose.setAttribute('aria-disabled', 'false');
    }
  }

  function show(box) {
    answer.replaceChildren(box);
    box.scrollIntoView({ block: 'nearest' });
    box.focus();
  }

  const link = element('a', { href: template, download: '' }, say('fileTemplate'));
  return element('div', {}, element('div', { class: 'samverka-file-actions' }, choose, input, link), answer);
}

/** Why nothing was read: each row with its reason, or one reason for all of it. */
function unread(error) {
  const { title, detail, rows = [], more = 0 } = error.problem ?? {};
  if (error.status === undefined) {
    console.error(error);
  }
  const told = rows.filter(({ place }) => place);
  return notice(
    'error',
    title ?? say('failedTitle'),
    paragraph(error.status === 401 ? say('sessionTitle') : (detail ?? say(error.status === 0 ? 'offline' : 'fileFailed'))),
    told.length
      ? element(
          'ul',
          {},
          told.map(({ place, column, reason }) => element('li', {}, `${place}${column ? `, ${column}` : ''}: ${reason}`)),
          more ? element('li', {}, say('fileMore', { count: more })) : null,
        )
      : null,
  );
}
