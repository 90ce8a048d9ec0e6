package se.samverka.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Swedish personal identity numbers and co-ordination numbers (folkbokföringslagen 1991:481, 18 §; SFS 2022:1697), kept
 * as {@code YYYYMMDD-NNNN}. Co-ordination numbers have 60 added to the day.
 */
record PersonalNumber(Clock clock) implements TextFormat {

    private static final Pattern SHAPE = Pattern.compile("(\\d{2})?(\\d{2})(\\d{2})(\\d{2})([-+]?)(\\d{4})");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    @Override
    public @Nullable String read(String text, Complaint.Taker complaints) {
        var parts = SHAPE.matcher(text.replace(" ", ""));
        if (!parts.matches()) {
            complaints.complain("forms.personnummer.shape");
            return null;
        }
        var year = year(parts);
        if (!born(year, parts) || !checks(parts)) {
            complaints.complain("forms.personnummer.wrong");
            return null;
        }
        return year + parts.group(3) + parts.group(4) + "-" + parts.group(6);
    }

    /** With two digits the century is the latest that has come; a plus sign says a hundred years earlier. */
    private String year(Matcher parts) {
        if (parts.group(1) != null) {
            return parts.group(1) + parts.group(2);
        }
        var now = Year.now(clock).getValue();
        var year = now - Math.floorMod(now - Integer.parseInt(parts.group(2)), 100);
        return String.valueOf("+".equals(parts.group(5)) ? year - 100 : year);
    }

    private boolean born(String year, Matcher parts) {
        var day = Integer.parseInt(parts.group(4));
        try {
            var born = LocalDate.parse(year + parts.group(3) + "%02d".formatted(day > 60 ? day - 60 : day), DAY);
            return born.getYear() >= 1850 && !born.isAfter(LocalDate.now(clock));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The Luhn sum of the last ten digits. */
    private static boolean checks(Matcher parts) {
        var digits = parts.group(2) + parts.group(3) + parts.group(4) + parts.group(6);
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }
}
