package se.samverka.step;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/** Names a step, says in Swedish what it does, and types what goes in and comes out. */
@Documented
@Component
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StepInfo {

    /** The name models use: {@code camunda:delegateExpression="${name}"}; verb and object in camelCase. */
    String name();

    /** What the Modeler calls it, in Swedish: what is to be done, in a few words. */
    String title();

    /** One Swedish sentence for the process author. */
    String says();

    Value[] in() default {};

    Value[] out() default {};

    /** Codes of the sections it writes, with {@code {loopCounter}} where a number follows. */
    String[] writes() default {};

    /** One input or output. */
    @interface Value {
        String name();

        Type type() default Type.CODE;

        /** A Swedish explanation for the process author. */
        String says();

        boolean required() default true;

        /** The codes it may be, when the step knows of no others. */
        String[] choices() default {};
    }

    /**
     * What a value may be; free text is not among them. {@code CODES} is a comma-separated list of codes without
     * spaces, {@code ACTOR} the code of an actor in the city's register.
     */
    enum Type {
        ACTOR,
        CODE,
        CODES,
        NUMBER,
        BOOLEAN,
        DATE
    }
}
