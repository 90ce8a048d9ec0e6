/** What people meet, in a real browser against the running application. Pictures end up in target/screenshots. */
package se.samverka.browser;
