package se.samverka.audit;

/**
 * How far a chain goes.
 *
 * @param seq number of its last link; 0 when it has none
 * @param hash of that link, in hexadecimal
 */
record Head(int chain, long seq, String hash) {}
