import { dateLocale, say } from '../text/words.js';

const DAY = 86_400_000;

/** When a task is due, in words: {text, late}. */
export function due(iso, now = new Date()) {
  const date = new Date(iso);
  const late = date < now;
  const days = Math.round((midnight(date) - midnight(now)) / DAY);
  if (days === 0 && !late) {
    return { text: say('dueToday'), late };
  }
  const relative = new Intl.RelativeTimeFormat(dateLocale(), { numeric: 'auto' }).format(days, 'day');
  const written = date.toLocaleDateString(dateLocale(), { day: 'numeric', month: 'short' });
  return { text: say(late ? 'late' : 'due', { date: written, relative }), late };
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
