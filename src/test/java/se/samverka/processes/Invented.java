package se.samverka.processes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Identity numbers with birth numbers from 980 on, which are kept for tests and given to nobody. */
final class Invented {

    private Invented() {}

    /** Twelve digits of somebody who had that birthday a month ago. */
    static String aged(int years) {
        var born = LocalDate.now().minusYears(years).minusMonths(1);
        var nine = born.format(DateTimeFormatter.ofPattern("yyMMdd")) + "982";
        return born.getYear() / 100 + nine + check(nine);
    }

    private static int check(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int product = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
