const CHOICES = '.fjs-form-field-radio, .fjs-form-field-checklist';

/** Ties the question to its choices for screen readers, also in rows added later. Returns what disconnects it. */
export function nameChoices(container) {
  const name = () =>
    container.querySelectorAll(CHOICES).forEach((field) => {
      const question = field.querySelector(':scope > .fjs-form-field-label')?.textContent;
      if (question && field.getAttribute('aria-label') !== question) {
        field.setAttribute('role', field.matches('.fjs-form-field-radio') ? 'radiogroup' : 'group');
        field.setAttribute('aria-label', question);
      }
    });
  const observer = new MutationObserver(name);
  observer.observe(container, { childList: true, subtree: true });
  name();
  return observer;
}
