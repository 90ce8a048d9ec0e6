package se.samverka.identity;

/** A security principal that knows whom it stands for. */
public interface HasActor {

    Actor actor();
}
