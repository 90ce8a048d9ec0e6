package se.samverka.caserecord;

import se.samverka.identity.CaseId;

/** Published in the transaction in which another unit takes over as an actor, so that what waits for the old one follows. */
public record UnitReplaced(CaseId about, String actor) {}
