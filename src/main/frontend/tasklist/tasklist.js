// Tasklist's extension points, filled by us. Loaded by Tasklist through customScripts in its config.js.

import { formTab } from './form-tab.js';
import { backToList } from './back.js';
import { cardFacts } from './card.js';
import { findTask } from './find.js';
import { newCaseLink, overviewLink } from './links.js';
import { sortTasks } from './sort.js';
import { makeAccessible } from './accessibility.js';

makeAccessible(document);

export default [formTab, findTask, sortTasks, cardFacts, backToList, newCaseLink, overviewLink];
