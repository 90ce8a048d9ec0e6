// What every page needs from the browser, and works without.

// The session may have ended while a part of the page was fetched: then the whole page goes to sign-in.
document.addEventListener('htmx:beforeSwap', (event) => {
  const landed = new URL(event.detail.xhr.responseURL || location.href, location.href);
  if (landed.pathname === '/login' || event.detail.xhr.status === 401) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

// Menus close with Escape and when something else is used.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
});
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
