@NullMarked
package se.samverka;

import org.jspecify.annotations.NullMarked;
