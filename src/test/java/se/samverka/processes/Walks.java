package se.samverka.processes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The models that the stories of a class walk through, so that each element is passed by at least one of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EveryElementIsPassed.class)
@interface Walks {

    /** Ids of processes. */
    String[] value();
}
