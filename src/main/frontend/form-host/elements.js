/** An element with attributes (functions become listeners, null is left out) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function button(text, click, kind = 'secondary') {
  return element('button', { type: 'button', class: `samverka-button samverka-button-${kind}`, click }, text);
}

/** A box that is read out at once and can take focus. */
export function notice(kind, title, ...content) {
  return element(
    'div',
    { class: `samverka-notice samverka-notice-${kind}`, role: kind === 'info' ? 'status' : 'alert', tabindex: '-1' },
    title ? element('p', { class: 'samverka-notice-title' }, title) : null,
    ...content.filter(Boolean),
  );
}

export function paragraph(text) {
  return element('p', {}, text);
}
