package se.samverka.caserecord;

import org.jspecify.annotations.Nullable;

/** What lists call a case: one short line, and nothing where what the case is about is a secret. */
final class Title {

    private static final int LONGEST = 120;

    private Title() {}

    static @Nullable String of(CaseFile.Regime regime, @Nullable String text) {
        if (text == null || text.isBlank() || regime == CaseFile.Regime.SEKRETESS) {
            return null;
        }
        var line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        var points = line.codePoints().limit(LONGEST + 1L).toArray();
        return points.length <= LONGEST ? line : new String(points, 0, LONGEST - 1).strip() + "…";
    }
}
