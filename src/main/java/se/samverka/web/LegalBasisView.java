package se.samverka.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samverka.secrecy.LegalBases.Basis;
import se.samverka.secrecy.LegalBases.Change;
import se.samverka.secrecy.LegalBases.Kind;
import se.samverka.secrecy.LegalBases.Standing;

/**
 * A row of the register of legal bases as people read it.
 *
 * @param from first day, or null
 * @param to last day, or null
 * @param approvedBy name, or null
 * @param approvedOn day, or null
 */
record LegalBasisView(
        Basis basis,
        @Nullable String from,
        @Nullable String to,
        @Nullable String approvedBy,
        @Nullable String approvedOn) {

    /** A change of the row; {@code by} is null when it came with the register. */
    record ChangeView(Change change, @Nullable String from, @Nullable String to, @Nullable String by, String at) {

        public String validity() {
            return LegalBasisView.validity(from, to);
        }
    }

    /** One kind of basis with its rows. */
    record Group(Kind kind, List<LegalBasisView> bases) {}

    static LegalBasisView of(Basis basis, Names names) {
        var by = basis.approvedBy();
        var at = basis.approvedAt();
        return new LegalBasisView(
                basis,
                Dates.dayOrNull(basis.validFrom()),
                Dates.dayOrNull(basis.validTo()),
                by == null ? null : names.person(by),
                at == null ? null : Dates.day(at));
    }

    static ChangeView of(Change change, Names names) {
        return new ChangeView(
                change,
                Dates.dayOrNull(change.validFrom()),
                Dates.dayOrNull(change.validTo()),
                change.what().equals("REGISTRERAD") ? null : names.person(change.by()),
                Dates.moment(change.at()));
    }

    /** Message key, which takes {@code from} and {@code to}. */
    public String validity() {
        return validity(from, to);
    }

    private static String validity(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return to == null ? "legal.valid.unknown" : "legal.valid.to";
        }
        return to == null ? "legal.valid.from" : "legal.valid.both";
    }

    public boolean isApproved() {
        return basis.approvedBy() != null;
    }

    /** Whether it can carry a disclosure at all; the others only say what applies. */
    public boolean isCarrying() {
        return basis.kind() == Kind.UTLAMNANDE || basis.kind() == Kind.SKYLDIGHET;
    }

    /** Colour of the badge, which says it in words too. */
    public String tone() {
        return basis.standing() == Standing.USABLE
                ? "badge-ok"
                : basis.standing() == Standing.NOT_APPROVED ? "" : "badge-warn";
    }
}
