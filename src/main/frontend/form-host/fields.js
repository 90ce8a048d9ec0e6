// Finds a form's fields by key, names them for people, and turns values into plain text.

/** The fields with a value, in the order they stand, each with its path as the server names it. */
export function fieldsOf(schema) {
  const found = [];
  collect(schema.components ?? [], [], found);
  return found;
}

function collect(components, path, found) {
  for (const component of components) {
    const own = component.key ?? component.path;
    const here = own ? [...path, ...own.split('.')] : path;
    if (component.components) {
      collect(component.components, here, found);
    } else if (component.key) {
      found.push({ component, path: here });
    }
  }
}

/** `rader[2].namn` → {path: 'rader.namn', rows: [2]} */
export function parseKey(key) {
  const rows = [];
  const path = key
    .replace(/\[(\d+)\]/g, (_, row) => {
      rows.push(Number(row));
      return '';
    })
    .split('.')
    .filter((part) => !(/^\d+$/.test(part) && rows.push(Number(part))))
    .join('.');
  return { path, rows };
}

export function labelOf(component) {
  const label = component.label || component.dateLabel || component.timeLabel || component.key || '';
  return String(label).startsWith('=') ? component.key : label;
}

/** The schema without its buttons, and the words on the one that sends the form. */
export function withoutButtons(schema) {
  let label = null;
  const keep = (components) =>
    components.filter((component) => {
      if (component.type === 'button') {
        label ??= component.action === 'reset' ? null : component.label;
        return false;
      }
      return true;
    });
  const strip = (part) =>
    part.components ? { ...part, components: keep(part.components).map(strip) } : part;
  return { schema: strip(schema), label };
}

/** The values without those the reader may only look at; the server takes no such fields. */
export function writable(schema, values) {
  const copy = structuredClone(values);
  fieldsOf(schema)
    .filter(({ component }) => component.readonly === true)
    .forEach(({ path }) => drop(copy, path));
  return copy;
}

function drop(value, [first, ...rest]) {
  if (Array.isArray(value)) {
    value.forEach((row) => drop(row, [first, ...rest]));
  } else if (value && rest.length) {
    drop(value[first], rest);
    if (isEmpty(value[first])) {
      delete value[first];
    }
  } else if (value) {
    delete value[first];
  }
}

function isEmpty(value) {
  return value?.constructor === Object && Object.keys(value).length === 0;
}

/** What was filled in, one line for each field, for copying. */
export function asText(schema, data) {
  return fieldsOf(schema)
    .map(({ component, path }) => [labelOf(component), valuesAt(data, path, namesOf(component))])
    .filter(([, values]) => values.length)
    .map(([label, values]) => `${label}: ${values.join('; ')}`)
    .join('\n');
}

function namesOf({ values = [], appearance = {} }) {
  const labels = new Map(values.map(({ value, label }) => [value, label]));
  return (value) => withUnits(appearance, labels.get(value) ?? value);
}

function withUnits({ prefixAdorner, suffixAdorner }, value) {
  const empty = value === null || value === undefined || value === '' || value === false;
  return empty ? value : [prefixAdorner, value, suffixAdorner].filter((part) => part !== undefined).join(' ');
}

function valuesAt(value, path, name) {
  if (Array.isArray(value) && path.length) {
    return value.flatMap((row) => valuesAt(row, path, name));
  }
  if (path.length) {
    return value === null || typeof value !== 'object' ? [] : valuesAt(value[path[0]], path.slice(1), name);
  }
  const single = Array.isArray(value) ? value.map(name).join(', ') : name(value);
  return single === null || single === undefined || single === '' || single === false ? [] : [String(single)];
}
