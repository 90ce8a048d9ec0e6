package se.samverka.caserecord;

import se.samverka.identity.CaseId;

/** Published in the transaction that says that the person of a case is protected, or is so no longer. */
public record ProtectionChanged(CaseId about) {}
