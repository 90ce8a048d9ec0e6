package se.samverka.processes;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/** What people answer in the forms of a season and its matches, as far as it decides where a match goes. */
final class MatchAnswers {

    static final String MATCH =
            "matchId=M1 hemmalag=klubb-ifk bortalag=Kalmar derby=nej avspark=" + inDays(60) + "T19:00";
    static final String OTHER_MATCH =
            "matchId=M2 hemmalag=klubb-gais bortalag=AIK derby=nej avspark=" + inDays(61) + "T15:00";
    static final String DERBY = "matchId=M3 hemmalag=klubb-ifk bortalag=GAIS derby=ja avspark=" + inDays(62) + "T19:00";

    private MatchAnswers() {}

    static Answers fixtures(String... rows) {
        return Answers.of().rows("matcher", rows);
    }

    static Answers update(String goesOn, String... rows) {
        return fixtures(rows).and("spelschemaval", goesOn);
    }

    static Answers actions(String... actors) {
        return Answers.of()
                .rows(
                        "atgarder",
                        Arrays.stream(actors).map(actor -> "aktor=" + actor).toArray(String[]::new));
    }

    static String inDays(int days) {
        return LocalDate.now(ZoneId.of("Europe/Stockholm")).plusDays(days).toString();
    }
}
