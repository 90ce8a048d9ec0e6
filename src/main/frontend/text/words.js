// Every word the scripts say, Swedish and English. The page's lang attribute decides which.

const sv = {
  loading: 'Hämtar formuläret …',
  submit: 'Slutför',
  submitStart: 'Skicka in',
  submitting: 'Skickar in …',
  submitted: 'Klart. ”{task}” är inskickad.',
  draftSaved: 'Utkast sparat {time}',
  draftFailed: 'Utkastet kunde inte sparas. Det du skrivit finns kvar här och nya försök görs. Stäng inte fönstret.',
  draftRefused: 'Utkastet kunde inte sparas: {reason}',
  draftRestored: 'Utkastet som du sparade tidigare är ifyllt.',
  claimFirst: 'Ta uppgiften för att kunna fylla i formuläret.',
  claim: 'Ta uppgiften',
  claimLost: 'Någon annan hann ta uppgiften.',
  takenByOther: 'Uppgiften är tagen av någon annan. Du kan läsa men inte fylla i.',
  withheld: 'Uppgifter som inte visas',
  errorsTitle: { one: 'Formuläret är inte inskickat. Rätta 1 fält:', other: 'Formuläret är inte inskickat. Rätta {count} fält:' },
  errorsNote: 'Det du skrivit finns kvar.',
  row: 'rad {row}',
  conflictTitle: 'Formuläret kunde inte skickas in',
  conflict: 'Någon annan har tagit eller slutfört uppgiften, eller ändrat uppgifterna, sedan du öppnade formuläret.',
  keptAsDraft: 'Det du skrivit är sparat som utkast.',
  keptHere: 'Det du skrivit finns kvar här så länge sidan är öppen. Kopiera texten om du behöver den.',
  copy: 'Kopiera texten',
  copied: 'Texten är kopierad.',
  copyByHand: 'Markera och kopiera texten:',
  reload: 'Hämta det senaste',
  sessionTitle: 'Din session har gått ut',
  sessionDraft: 'Det du skrivit är sparat som utkast. Logga in i ett nytt fönster och tryck sedan på Fortsätt.',
  sessionHere: 'Det du skrivit finns kvar här. Logga in i ett nytt fönster och tryck sedan på Fortsätt.',
  signIn: 'Logga in i nytt fönster',
  goOn: 'Fortsätt',
  stillSignedOut: 'Du är inte inloggad än. Logga in i det andra fönstret och tryck på Fortsätt igen.',
  otherPerson: 'Du har loggat in som någon annan. Det du skrivit kan bara skickas in av den som skrev det. Logga in som samma person.',
  failedTitle: 'Det gick inte just nu',
  submitFailed: 'Formuläret kunde inte skickas in. Det du skrivit finns kvar. Vänta en stund och försök igen.',
  offline: 'Servern kunde inte nås. Det du skrivit finns kvar. Kontrollera nätet och försök igen.',
  loadFailed: 'Formuläret kunde inte hämtas. Försök igen om en stund.',
  notFound: 'Uppgiften finns inte längre, eller så hör den inte till dig.',
  gone: 'Uppgiften finns inte längre. Den kan redan vara inskickad.',
  tryAgain: 'Försök igen',
  noForm: 'Uppgiften har inget formulär.',
  openCase: 'Öppna ärende {number}',
  newCase: 'Nytt ärende',
  overview: 'Översikt',
  due: 'Klart senast {date} ({relative})',
  late: 'Försenad: skulle vara klar {date} ({relative})',
  dueToday: 'Klart senast i dag',
  diagram: 'Processdiagram. Flytta med piltangenterna, zooma med plus och minus.',
  diagramHere: 'Här är ärendet nu',
  diagramFailed: 'Diagrammet kunde inte visas. Var ärendet står finns som text på sidan.',
  zoomIn: 'Zooma in',
  zoomOut: 'Zooma ut',
  zoomAll: 'Visa hela diagrammet',
  toggleFilters: 'Visa eller dölj filter',
  toggleList: 'Visa eller dölj uppgiftslistan',
  toggleTask: 'Visa eller dölj uppgiften',
  maximize: 'Förstora uppgiften',
  resetRegions: 'Återställ kolumnerna',
  filters: 'Filter',
  taskList: 'Uppgifter',
  task: 'Uppgift',
  topMenu: 'Meny',
  editFilter: 'Ändra filtret',
  sortOrder: 'Byt sorteringsordning',
  find: 'Sök ärendenummer eller uppgift',
  findNothing: 'Ingen uppgift passar.',
  applications: 'Andra delar av tjänsten',
  unclaim: 'Släpp uppgiften',
};

const en = {
  loading: 'Fetching the form …',
  submit: 'Complete',
  submitStart: 'Submit',
  submitting: 'Submitting …',
  submitted: 'Done. “{task}” has been submitted.',
  draftSaved: 'Draft saved {time}',
  draftFailed: 'The draft could not be saved. What you wrote is still here and new attempts are made. Keep the window open.',
  draftRefused: 'The draft could not be saved: {reason}',
  draftRestored: 'The draft you saved earlier has been filled in.',
  claimFirst: 'Claim the task to fill in the form.',
  claim: 'Claim the task',
  claimLost: 'Somebody else claimed the task first.',
  takenByOther: 'Somebody else has claimed the task. You can read but not fill in.',
  withheld: 'Information not shown',
  errorsTitle: { one: 'The form was not submitted. Correct 1 field:', other: 'The form was not submitted. Correct {count} fields:' },
  errorsNote: 'What you wrote is still here.',
  row: 'row {row}',
  conflictTitle: 'The form could not be submitted',
  conflict: 'Somebody else has claimed or completed the task, or changed the information, since you opened the form.',
  keptAsDraft: 'What you wrote is saved as a draft.',
  keptHere: 'What you wrote stays here while the page is open. Copy the text if you need it.',
  copy: 'Copy the text',
  copied: 'The text has been copied.',
  copyByHand: 'Select and copy the text:',
  reload: 'Fetch the latest',
  sessionTitle: 'Your session has ended',
  sessionDraft: 'What you wrote is saved as a draft. Sign in in a new window, then press Continue.',
  sessionHere: 'What you wrote is still here. Sign in in a new window, then press Continue.',
  signIn: 'Sign in in a new window',
  goOn: 'Continue',
  stillSignedOut: 'You are not signed in yet. Sign in in the other window and press Continue again.',
  otherPerson: 'You signed in as somebody else. What you wrote can only be submitted by the person who wrote it. Sign in as the same person.',
  failedTitle: 'That did not work just now',
  submitFailed: 'The form could not be submitted. What you wrote is still here. Wait a moment and try again.',
  offline: 'The server could not be reached. What you wrote is still here. Check the network and try again.',
  loadFailed: 'The form could not be fetched. Try again in a moment.',
  notFound: 'The task no longer exists, or it is not yours.',
  gone: 'The task no longer exists. It may already have been submitted.',
  tryAgain: 'Try again',
  noForm: 'The task has no form.',
  openCase: 'Open case {number}',
  newCase: 'New case',
  overview: 'Overview',
  due: 'Due {date} ({relative})',
  late: 'Late: was due {date} ({relative})',
  dueToday: 'Due today',
  diagram: 'Process diagram. Move with the arrow keys, zoom with plus and minus.',
  diagramHere: 'The case is here now',
  diagramFailed: 'The diagram could not be shown. Where the case stands is on the page as text.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomAll: 'Show the whole diagram',
  toggleFilters: 'Show or hide filters',
  toggleList: 'Show or hide the task list',
  toggleTask: 'Show or hide the task',
  maximize: 'Enlarge the task',
  resetRegions: 'Restore the columns',
  filters: 'Filters',
  taskList: 'Tasks',
  task: 'Task',
  topMenu: 'Menu',
  editFilter: 'Edit filter',
  sortOrder: 'Change sort order',
  find: 'Search case number or task',
  findNothing: 'No task matches.',
  applications: 'Other parts of the service',
  unclaim: 'Unclaim the task',
};

/** What the form library says, by its own English text. */
export const phrases = {
  Select: 'Välj',
  Search: 'Sök',
  'yyyy-mm-dd': 'åååå-mm-dd',
  'Date and time must both be entered.': 'Fyll i både datum och tid.',
  'No content to show.': 'Inget att visa.',
  "External content couldn't be loaded.": 'Innehållet kunde inte hämtas.',
  Increment: 'Öka',
  Decrement: 'Minska',
  'Skip to search': 'Gå till sökfältet',
  'Remove tag': 'Ta bort',
  'No results': 'Inga träffar',
  'All values selected': 'Alla är valda',
  'Nothing to show.': 'Inget att visa.',
  '{page} of {total}': '{page} av {total}',
  'Previous page': 'Föregående sida',
  'Next page': 'Nästa sida',
  'Click to sort by {value} descending': 'Sortera på {value}, fallande',
  'Click to sort by {value} ascending': 'Sortera på {value}, stigande',
  'Click to remove sorting': 'Ta bort sorteringen',
  'No files selected': 'Inga filer valda',
  '{value} files selected': '{value} filer valda',
  'Document reference is not defined.': 'Dokumentet saknas.',
  'Unable to download document': 'Dokumentet kunde inte hämtas',
  'Download {fileName}': 'Ladda ner {fileName}',
  'Add new': 'Lägg till rad',
  'Expand all ({value})': 'Visa alla ({value})',
  Collapse: 'Visa färre',
  'Value is not a number.': 'Skriv ett tal.',
  'Value is expected to be an integer.': 'Skriv ett heltal.',
  'Value is expected to have at most 1 decimal digit.': 'Skriv högst en decimal.',
  'Value is expected to have at most {value} decimal digits.': 'Skriv högst {value} decimaler.',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    'Närmaste tillåtna värden är {previousValue} och {nextValue}.',
  'Field must match pattern {value}.': 'Värdet har fel form.',
  'Field is required.': 'Fältet måste fyllas i.',
  'Field must have minimum value of {value}.': 'Värdet måste vara minst {value}.',
  'Field must have maximum value of {value}.': 'Värdet får vara högst {value}.',
  'Min validation value is not a valid number.': 'Formulärets minsta tillåtna värde är inte ett tal.',
  'Max validation value is not a valid number.': 'Formulärets högsta tillåtna värde är inte ett tal.',
  'Field must have minimum length of {value}.': 'Skriv minst {value} tecken.',
  'Field must have maximum length of {value}.': 'Skriv högst {value} tecken.',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    'Skriv telefonnumret med landskod, till exempel +46701234567.',
  'Field must be a valid email.': 'Skriv en giltig e-postadress.',
};

export const dictionaries = { sv, en };

export function language() {
  return globalThis.document?.documentElement.lang?.startsWith('en') ? 'en' : 'sv';
}

/** Locale for dates and times. */
export function dateLocale() {
  return language() === 'sv' ? 'sv-SE' : 'en-GB';
}

/** The words for `key` with `{name}` filled in; a key with plural forms chooses by `count`. */
export function say(key, values = {}) {
  const words = dictionaries[language()][key];
  if (words === undefined) {
    throw new Error(`No words for ${key}`);
  }
  return fill(typeof words === 'string' ? words : values.count === 1 ? words.one : words.other, values);
}

/** The form library's translate service. */
export function phrase(template, values = {}) {
  const words = language() === 'sv' ? (phrases[template] ?? template) : template;
  return fill(words, values);
}

function fill(words, values) {
  return words.replace(/{(\w+)}/g, (whole, name) => (name in (values ?? {}) ? String(values[name]) : whole));
}
