package se.samverka.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NobodyTests {

    private static final Nobody NOBODY = new Nobody();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ahmed sprang in på plan",
                "pratade med erik vid grinden",
                "Vi stoppade Emmas kompis",
                "Björn Lindqvist kastade en mugg",
                "Hans Ek var där",
                "Det var Lova Berglund igen",
                "En Krstić-supporter, Dragan",
                "Carl-Johan visades ut",
                "Andersson från klacken",
                "Kontaktade mamman till Zlatan Petrović",
                "FATIMA skrek"
            })
    void a_name_is_refused_and_not_repeated(String text) {
        assertThat(complaints(text)).singleElement().satisfies(complaint -> {
            assertThat(complaint.message()).isEqualTo("forms.people.name");
            assertThat(complaint.arguments()).allMatch(Integer.class::isInstance);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Han heter 20090412-2389",
                "090412-2389",
                "0904122389 i kön",
                "200904122389",
                "090412 2389",
                "samordningsnummer 090472-2389"
            })
    void an_identity_number_is_refused_also_with_a_slip_of_the_pen(String text) {
        assertThat(complaints(text)).extracting(Complaint::message).containsExactly("forms.people.number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Trängsel vid Gamla Ullevi, entré 7",
                "IFK Göteborg – GAIS, Örgryte IS och BK Häcken",
                "Bengaler på Södra Stå i minut 63",
                "Samling på Avenyn och Heden, marsch via Korsvägen",
                "Kö vid Scandinavium och Liseberg",
                "Hjalmar Brantingsplatsen är avstängd",
                "Buss från Selma Lagerlöfs torg till Nils Ericsonterminalen",
                "Bråk på Gustaf Adolfs torg och Karl Johansgatan",
                "Sankt Eriksgatan och Olof Palmes plats",
                "Doktor Fries torg, spårvagn 7 och 13",
                "Hans kompis sprang",
                "Per person två vakter, max tio minuter",
                "Love och Peace stod på banderollen",
                "Maj månad, sten kastades mot björnen",
                "Vilda rop, rosa rök, en saga",
                "Västra Frölunda och Malmö FF",
                "Publik 14 500, 2 300 bortasupportrar",
                "Klockan 15.30–16.10, dörr 112",
                "Ring 031-368 00 00",
                "Matchdag 2026-04-12, avspark 15:00",
                "Ericsson har en skylt där",
                "En pojke runt fjorton år tände en rökfackla",
                "Supporterpolisen och Got Event talade med klacken",
                "Linnéplatsen, Mariaplan och Johanneberg",
                "Inga avstängningar, tom läktare, sanna siffror",
                "Från 3 jan tom Lucia i urban miljö",
                "Frank stämning hela helgen, som sagt på alla helga dagar"
            })
    void places_clubs_numbers_and_ordinary_words_pass(String text) {
        assertThat(complaints(text)).isEmpty();
    }

    private static List<Complaint> complaints(String text) {
        var complaints = new ArrayList<Complaint>();
        var kept = NOBODY.read(text, complaints::add);
        assertThat(kept == null).isEqualTo(!complaints.isEmpty());
        return complaints;
    }
}
