/** Benchmarks, run by {@code mvn -Pbench verify}: ratios against a bare engine in the same run, and exact counts. */
@org.jspecify.annotations.NullMarked
package se.samverka.bench;
