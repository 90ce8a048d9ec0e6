import { readFile } from 'node:fs/promises';

/**
 * Lets the form library speak the page's language where version 2.0.0 has words or date formats written into its code.
 * Fails the build when the code has changed, so that an upgrade is noticed here and not by a reader.
 */
const replacements = [
  ["children: valueLabel || 'Select'", "children: valueLabel || phrase('Select')"],
  ["placeholder: use24h ? 'hh:mm' : 'hh:mm --',", "placeholder: phrase(use24h ? 'hh:mm' : 'hh:mm --'),"],
  ["placeholder: 'Search',", "placeholder: phrase('Search'),"],
  ['placeholder: getLocaleReadableDateFormat(),', 'placeholder: phrase(getLocaleReadableDateFormat()),'],
  ['new Intl.DateTimeFormat(locale)', 'new Intl.DateTimeFormat(dateLocale())'],
  ["minDate: disallowPassedDates ? 'today' : '01/01/1900',", "minDate: disallowPassedDates ? 'today' : new Date(1900, 0, 1),"],
  ['"aria-label": `Remove list item ${itemIndex + 1}`', "\"aria-label\": phrase('Remove list item {number}', { number: itemIndex + 1 })"],
];

export function formPhrases(words) {
  return {
    name: 'form-phrases',
    setup(build) {
      build.onLoad({ filter: /form-js-viewer[\\/]dist[\\/]index\.es\.js$/ }, async ({ path }) => {
        let code = await readFile(path, 'utf8');
        for (const [from, to] of replacements) {
          if (code.split(from).length !== 2) {
            throw new Error(`form-js no longer has exactly one «${from}»; see form-phrases.mjs`);
          }
          code = code.replace(from, to);
        }
        return { contents: `import { phrase, dateLocale } from ${JSON.stringify(words)};\n${code}`, loader: 'js' };
      });
    },
  };
}
