package se.samverka.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.secrecy.Jurist;
import se.samverka.secrecy.LegalBases;
import se.samverka.secrecy.LegalBases.Standing;

@SamverkaTest
class DemoGroundsTests {

    private static final String NEEDED = "LB-SAM";

    @Autowired
    private DemoGrounds grounds;

    @Autowired
    private LegalBases bases;

    @Autowired
    private TestActors actors;

    @Test
    void what_the_demo_cases_need_is_approved_once_by_the_lawyer() {
        var jurist = new Jurist(actors, bases);
        var before = jurist.basis(NEEDED);

        grounds.approve();

        assertThat(before.standing()).isEqualTo(Standing.USABLE);
        assertThat(before.approvedBy()).isEqualTo("jurist");
        assertThat(jurist.basis(NEEDED)).isEqualTo(before);
    }

    @Test
    void what_somebody_has_taken_back_stays_so() {
        var jurist = new Jurist(actors, bases);
        jurist.withdraw(NEEDED);
        try {
            grounds.approve();

            assertThat(jurist.basis(NEEDED).standing()).isEqualTo(Standing.NOT_APPROVED);
        } finally {
            jurist.approve(NEEDED);
        }
    }
}
