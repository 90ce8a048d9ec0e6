export default {
  app: { vendor: 'Samverka', name: 'Uppgifter' },
  locales: { availableLocales: ['sv'], fallbackLocale: 'sv' },
  customScripts: ['scripts/samverka'],
  csrfCookieName: 'XSRF-TOKEN',
  disableWelcomeMessage: true,
  assignProcessInstanceIdToTaskComment: false,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'tar uppgiften som är öppen' },
    focusFilter: { key: 'ctrl+shift+f', description: 'går till första filtret' },
    focusList: { key: 'ctrl+alt+l', description: 'går till första uppgiften i listan' },
    focusForm: { key: 'ctrl+alt+f', description: 'går till formulärets första fält' },
  },
};
