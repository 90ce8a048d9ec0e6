export { default } from '/assets/tasklist.js';
