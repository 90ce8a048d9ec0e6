// Errors as the summary wants them: {id: DOM id of the field or null, label, rows: [index, …], messages: [text, …]}.
// form-js keeps errors by component id, with one level of index for each list the field stands in; the server by key.

import { fieldsOf, labelOf, parseKey } from './fields.js';

/** form-js's tree of errors as a list, in the order the fields stand. */
export function browserErrors(formId, schema, tree) {
  return fieldsOf(schema).flatMap(({ component }) =>
    leaves(tree[component.id], []).map(({ rows, messages }) => entry(formId, component, rows, messages)),
  );
}

/** The server's {fieldKey: messages} as a list and as form-js's tree. */
export function serverErrors(formId, schema, byKey) {
  const fields = fieldsOf(schema);
  const tree = {};
  const list = Object.entries(byKey).map(([key, said]) => {
    const messages = [said].flat();
    const { path, rows } = parseKey(key);
    const component = fields.find((field) => field.path.join('.') === path)?.component;
    if (!component) {
      return { id: null, label: '', rows, messages };
    }
    put(tree, [component.id, ...rows], messages);
    return entry(formId, component, rows, messages);
  });
  return { list, tree };
}

function leaves(node, rows) {
  if (!node) {
    return [];
  }
  if (Array.isArray(node) && node.some((item) => typeof item === 'string')) {
    return [{ rows, messages: node }];
  }
  return Object.entries(node).flatMap(([row, child]) => leaves(child, [...rows, Number(row)]));
}

function put(tree, [first, ...rest], messages) {
  if (rest.length) {
    tree[first] ??= [];
    put(tree[first], rest, messages);
  } else {
    tree[first] = messages;
  }
}

function entry(formId, component, rows, messages) {
  return { id: [`fjs-form-${formId}-${component.id}`, ...rows].join('_'), label: labelOf(component), rows, messages };
}
