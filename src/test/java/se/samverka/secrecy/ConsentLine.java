package se.samverka.secrecy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A row between two units; it lives when nobody who has to sign is missing, until the day that ends it. */
class ConsentLine {

    final int number;
    final RulesOfConsent.Row row;
    final String from;
    final String to;
    final Set<String> missing;
    private final boolean guarded;
    private LocalDate ends;

    ConsentLine(int number, RulesOfConsent.Row row, String from, String to, List<String> signatories, LocalDate ends) {
        this.number = number;
        this.row = row;
        this.from = from;
        this.to = to;
        this.missing = new HashSet<>(signatories);
        this.guarded = signatories.contains("VH1");
        this.ends = ends;
    }

    boolean lives(LocalDate today) {
        return missing.isEmpty() && today.isBefore(ends);
    }

    void dies() {
        missing.add("for ever");
    }

    /** What guardians have said yes to. */
    void endWithCustody(LocalDate adult) {
        if (guarded && adult.isBefore(ends)) {
            ends = adult;
        }
    }

    void older(int days) {
        ends = ends.minusDays(days);
    }
}
