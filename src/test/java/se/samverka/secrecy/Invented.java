package se.samverka.secrecy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers of the series that Skatteverket gives to nobody. */
final class Invented {

    private Invented() {}

    static String identityNumber(LocalDate born, int any) {
        var digits = born.format(DateTimeFormatter.BASIC_ISO_DATE) + (980 + Math.floorMod(any, 20));
        var sum = 0;
        for (var i = 2; i < digits.length(); i++) {
            var product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
