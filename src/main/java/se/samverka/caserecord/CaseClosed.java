package se.samverka.caserecord;

import se.samverka.identity.CaseId;

/** Published in the transaction that closes a case, so that whatever is open about it ends together with it. */
public record CaseClosed(CaseId about) {}
