package se.samverka.caserecord;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A personal identity number or a co-ordination number (folkbokföringslagen 1991:481, 18 and 18 b §§).
 *
 * @param digits all twelve, {@code YYYYMMDDNNNN}; a co-ordination number has 60 added to the day
 */
record IdentityNumber(String digits, LocalDate birthDate) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?<century>\\d{2})?(?<date>\\d{6})(?<sign>[-+]?)(?<last>\\d{4})");

    /** Ten or twelve digits, with or without sign and spaces; empty when the check digit or the date is wrong. */
    static Optional<IdentityNumber> parse(String text, LocalDate today) {
        var written = WRITTEN.matcher(text.replaceAll("\\s", ""));
        if (!written.matches() || !checks(written.group("date") + written.group("last"))) {
            return Optional.empty();
        }
        var date = written.group("date");
        var given = Optional.ofNullable(written.group("century")).map(Integer::parseInt);
        var hundred = written.group("sign").equals("+");
        return given.map(century -> born(century, date))
                .orElseGet(() -> latest(date, hundred ? today.minusYears(100) : today))
                .filter(born -> !born.isAfter(today))
                .map(born -> new IdentityNumber(born.getYear() / 100 + date + written.group("last"), born));
    }

    private static Optional<LocalDate> latest(String date, LocalDate notAfter) {
        var century = notAfter.getYear() / 100;
        return born(century, date).filter(born -> !born.isAfter(notAfter)).or(() -> born(century - 1, date));
    }

    private static Optional<LocalDate> born(int century, String date) {
        var day = Integer.parseInt(date.substring(4));
        try {
            return Optional.of(LocalDate.of(
                    century * 100 + Integer.parseInt(date.substring(0, 2)),
                    Integer.parseInt(date.substring(2, 4)),
                    day > 60 ? day - 60 : day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The Luhn sum over the last ten digits. */
    private static boolean checks(String ten) {
        var sum = 0;
        for (var i = 0; i < ten.length(); i++) {
            var product = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return sum % 10 == 0;
    }

    /** Never the number: this may end up in a log. */
    @Override
    public String toString() {
        return "IdentityNumber";
    }
}
