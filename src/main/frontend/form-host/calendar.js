import flatpickr from 'flatpickr';
import { Swedish } from 'flatpickr/dist/l10n/sv.js';
import { language, say } from '../text/words.js';

/** Date fields speak the page's language; the Swedish week begins on Monday. */
export function setCalendarLanguage() {
  const own = { yearAriaLabel: say('year'), monthAriaLabel: say('month'), firstDayOfWeek: 1 };
  flatpickr.setDefaults({
    locale: language() === 'sv' ? { ...Swedish, ...own } : { ...flatpickr.l10ns.default, ...own },
    ariaDateFormat: 'l j F Y',
  });
}
