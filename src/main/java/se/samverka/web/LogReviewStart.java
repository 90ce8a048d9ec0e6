package se.samverka.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.forms.Submissions;
import se.samverka.identity.Actor;
import se.samverka.identity.CurrentActor;
import se.samverka.organisation.Organisations;
import se.samverka.organisation.Unit;
import se.samverka.secrecy.LogReviews;

/** Opens a review of the trail when one is due, as a reviewer would by hand; a night that was missed is made up for. */
@Component
class LogReviewStart {

    private static final Logger LOG = LoggerFactory.getLogger(LogReviewStart.class);
    private static final String WHOLE_CITY = "";

    private final LogReviews reviews;
    private final Submissions submissions;
    private final Organisations organisations;
    private final CurrentActor actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LogReviewStart(
            LogReviews reviews,
            Submissions submissions,
            Organisations organisations,
            CurrentActor actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.reviews = reviews;
        this.submissions = submissions;
        this.organisations = organisations;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${samverka.log-review.check:0 40 3 * * *}", zone = "Europe/Stockholm")
    void check() {
        try {
            openIfDue().ifPresent(number -> LOG.info("The review {} of the trail was opened.", number));
        } catch (RuntimeException e) {
            LOG.error(
                    "The review of the trail could not be opened: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** The number of the case, when one was opened. */
    Optional<String> openIfDue() {
        return actors.as(Actor.service("log-review"), this::reviewers).flatMap(unit -> {
            var reviewer = new Actor("service:log-review", Set.of(unit.code()), Set.of(), null);
            return actors.as(reviewer, () -> transaction.execute(status -> openOnce()));
        });
    }

    private Optional<Unit> reviewers() {
        var unit = organisations.unitFor(LogReviews.REVIEWER, WHOLE_CITY, LocalDate.now(clock));
        if (unit.isEmpty()) {
            LOG.error("The trail is not reviewed: no unit of the whole city has the actor {}.", LogReviews.REVIEWER);
        }
        return unit;
    }

    private Optional<String> openOnce() {
        return reviews.due()
                ? Optional.of(
                        submissions.open(LogReviews.PROCESS, JsonNodeFactory.instance.objectNode(), Optional.empty()))
                : Optional.empty();
    }
}
